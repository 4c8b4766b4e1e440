"""Reader: an article asked window by window; what fails is asked again, what can't be read is named."""

import asyncio
import logging
from dataclasses import dataclass, field

from reportedly.article import Article
from reportedly.errors import BudgetExceeded, ExtractorError
from reportedly.extract.llm.client import Asks, ReplyAwaited
from reportedly.extract.llm.exchange import Finish, Reply
from reportedly.extract.llm.judged import ECHO, Judged, judged, refused
from reportedly.extract.llm.merge import Candidate
from reportedly.extract.llm.outcomes import foreign_examples, outcome
from reportedly.extract.llm.parse import Parsed
from reportedly.extract.llm.strategies import EVERY_FIELD
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.tally import Tally
from reportedly.extract.llm.windows import Window
from reportedly.extract.protocol import Check
from reportedly.grounding.drafts import ClaimDraft
from reportedly.schema.extraction import Rejected, Unread
from reportedly.schema.vocabularies import OutcomeName

logger = logging.getLogger(__name__)

AT_ONCE = 4
"""Windows of one article that are asked at the same time, after the first has shown what the endpoint takes."""
_SPLITS = 2
"""Times that a window is halved that gave nothing: its filter objects, or its reply was cut off with no good claim."""
_WARMER = 0.5
"""Temperature when the very same question is put again; at 0 the answer would be the same."""
NO_ANSWER = "no_answer"
TOO_LONG = "too_long"
PROVIDER_FAILED = "provider_failed"


@dataclass(frozen=True, slots=True)
class Readout:
    """What was read of an article."""

    drafts: tuple[ClaimDraft, ...]
    rejected: tuple[Rejected, ...]
    unread: tuple[Unread, ...]
    lost: int = 0
    """Claims that never became drafts."""


@dataclass(slots=True)
class _WindowRead:
    """What was read of one window, in the order of asking."""

    good: list[tuple[Judged, Window]] = field(default_factory=list)
    bad: list[Judged] = field(default_factory=list)
    echoed: int = 0
    unread: list[tuple[int, int, str]] = field(default_factory=list)
    awaited: bool = False
    """Whether a reply comes later: nothing else of this window counts."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one article."""

    article: Article
    check: Check
    client: Asks
    tally: Tally
    max_attempts: int
    strategy: Strategy = EVERY_FIELD

    async def read(self) -> Readout:
        """Read every window; a provider that fails at the first is an error, later it leaves a passage unread.

        Raises:
            ReplyAwaited: Replies come later; every window has been asked for as far as it can be without them.
        """
        planned = self.strategy.windows(self.article)
        if not planned:
            return Readout((), (), ())
        first = await self._read(planned[0], lenient=False)
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(window: Window) -> _WindowRead:
            async with gate:
                return await self._read(window, lenient=True)

        rest = await asyncio.gather(*(one(window) for window in planned[1:]))
        if first.awaited or any(result.awaited for result in rest):
            raise ReplyAwaited
        return self._readout([first, *rest])

    async def _read(self, window: Window, *, lenient: bool) -> _WindowRead:
        result = _WindowRead()
        try:
            await self._window(window, result, _SPLITS)
        except ReplyAwaited:
            result.awaited = True
        except ExtractorError as error:
            if not lenient:
                raise
            logger.warning("sentences %d to %d were not read: %s", window.first + 1, window.last, error)
            self.tally.outcomes[OutcomeName.OTHER] += 1
            result.unread.append((window.first, window.last, PROVIDER_FAILED))
        return result

    async def _window(self, window: Window, result: _WindowRead, splits: int) -> None:
        """Ask for a window's claims until there is an answer; then mend those that fail."""
        reason = NO_ANSWER
        for attempt in range(self.max_attempts):
            try:
                reply = await self._ask(window, attempt)
            except BudgetExceeded as error:
                self._stopped(error)
                result.unread.append((window.first, window.last, OutcomeName.BUDGET_EXCEEDED.value))
                return
            if reply.finish is Finish.TOO_LONG:
                await self._halves(window, result, splits, TOO_LONG)
                return
            parsed = self.strategy.parse(reply.text, self.article, window)
            named = self._named(reply, parsed)
            if named is OutcomeName.CONTENT_FILTERED:
                await self._narrowed(window, result, splits, OutcomeName.CONTENT_FILTERED.value)
                return
            if named in (OutcomeName.REFUSED, OutcomeName.EMPTY) or not (parsed.found or parsed.cut):
                reason = NO_ANSWER if named is None else named.value
                continue
            before = len(result.good)
            kept = await self._take(parsed, window, result)
            if named is OutcomeName.ECHO and not kept:
                reason = named.value
                continue
            if named is OutcomeName.TRUNCATED or parsed.cut:
                if len(result.good) > before:
                    await self._continue(window, result, kept, splits)
                else:
                    await self._narrowed(window, result, splits, OutcomeName.TRUNCATED.value)
            return
        result.unread.append((window.first, window.last, reason))

    async def _ask(self, window: Window, attempt: int) -> Reply:
        temperature = _WARMER if attempt else 0.0
        return await self.client.ask(
            self.strategy.messages(self.article, window), attempt, self.tally, temperature=temperature
        )

    def _named(self, reply: Reply, parsed: Parsed) -> OutcomeName | None:
        named = outcome(reply, self.article, self.strategy.prompt)
        if named is not None:
            self.tally.outcomes[named] += 1
        elif not parsed.found:
            self.tally.outcomes[OutcomeName.TRUNCATED if parsed.cut else OutcomeName.OTHER] += 1
        return named

    def _stopped(self, error: BudgetExceeded) -> None:
        logger.warning("%s", error)
        self.tally.outcomes[OutcomeName.BUDGET_EXCEEDED] += 1

    def _judged(self, item: object, window: Window) -> Judged:
        return judged(item, self.article, window, self.check, self.strategy.decode)

    async def _take(self, parsed: Parsed, window: Window, result: _WindowRead) -> list[Judged]:
        """Keep the good claims of a reply and mend the others; returns all that are no echo."""
        mine = []
        examples = foreign_examples(self.article, self.strategy.prompt)
        for item in parsed.items:
            one = self._judged(item, window)
            if any(text in one.decoded.text for text in examples):
                result.echoed += 1
            else:
                mine.append(one)
        result.good += [(one, window) for one in mine if one.claim is not None]
        result.bad += await self._mend([one for one in mine if one.claim is None], window, result)
        return mine

    async def _mend(self, failing: list[Judged], window: Window, result: _WindowRead) -> list[Judged]:
        """Ask for the failing claims alone, with their errors; returns those that fail to the end."""
        for attempt in range(1, self.max_attempts if self.strategy.mends else 1):
            if not failing:
                return []
            asked = self.strategy.messages(self.article, window, tuple(one.failure for one in failing))
            try:
                reply = await self.client.ask(asked, attempt, self.tally, temperature=0.0)
            except BudgetExceeded as error:
                self._stopped(error)
                return failing
            except ExtractorError as error:
                logger.warning("%d claims were not mended: %s", len(failing), error)
                return failing
            parsed = self.strategy.parse(reply.text, self.article, window)
            self._named(reply, parsed)
            answers = [self._judged(item, window) for item in parsed.items]
            examples = foreign_examples(self.article, self.strategy.prompt)
            answers = [one for one in answers if not any(text in one.decoded.text for text in examples)]
            result.good += [(one, window) for one in answers[: len(failing)] if one.claim is not None]
            failing = _still_failing(failing, answers)
        return failing

    async def _continue(self, window: Window, result: _WindowRead, kept: list[Judged], splits: int) -> None:
        """Read what a cut reply left: from the last whole claim's sentence on, else both halves."""
        reached = [one.decoded.sentences[0] for one in kept if one.decoded.sentences]
        in_order = reached == sorted(reached)
        if reached and in_order and window.first < reached[-1] < window.last:
            await self._window(window.part(reached[-1], window.last), result, splits)
        else:
            await self._halves(window, result, splits, OutcomeName.TRUNCATED.value)

    async def _halves(self, window: Window, result: _WindowRead, splits: int, reason: str) -> None:
        if window.last - window.first < 2:  # noqa: PLR2004 - one sentence can't be halved
            result.unread.append((window.first, window.last, reason))
            return
        middle = (window.first + window.last) // 2
        await self._window(window.part(window.first, middle), result, splits)
        await self._window(window.part(middle, window.last), result, splits)

    async def _narrowed(self, window: Window, result: _WindowRead, splits: int, reason: str) -> None:
        """Halve a window that gave nothing, a few times and no more: a model may repeat itself to every limit."""
        if splits:
            await self._halves(window, result, splits - 1, reason)
        else:
            result.unread.append((window.first, window.last, reason))

    def _readout(self, results: list[_WindowRead]) -> Readout:
        candidates = [
            Candidate(one.decoded.draft, one.claim, number, _owned(one, window))
            for number, result in enumerate(results)
            for one, window in result.good
            if one.decoded.draft is not None and one.claim is not None
        ]
        rejected: list[Rejected] = []
        drafts = list(self.strategy.join(self.article, candidates, self.check))
        for number, result in enumerate(results):
            for at, (one, _) in enumerate(result.good):
                rejected += refused(one.decoded.faults, f"windows[{number}].claims[{at}]")
            rejected += [
                Rejected(path=f"windows[{number}]", value="a claim of the worked example", reason=ECHO)
            ] * result.echoed
            for at, one in enumerate(result.bad, start=len(result.good)):
                if one.decoded.draft is None:
                    rejected += refused(one.decoded.faults, f"windows[{number}].claims[{at}]")
                else:
                    drafts.append(one.decoded.draft)
        lost = sum(one.decoded.draft is None and not one.decoded.decided for result in results for one in result.bad)
        return Readout(tuple(drafts), tuple(rejected), self._unread(results), lost)

    def _unread(self, results: list[_WindowRead]) -> tuple[Unread, ...]:
        """The passages that no window read, joined where they touch for one reason."""
        sentences = self.article.sentences
        passages: list[Unread] = []
        for first, last, reason in sorted(gap for result in results for gap in result.unread):
            start, end = sentences[first][0], sentences[last - 1][1]
            if passages and passages[-1].reason == reason and start <= passages[-1].end + 1:
                passages[-1] = Unread(start=passages[-1].start, end=max(end, passages[-1].end), reason=reason)
            else:
                passages.append(Unread(start=start, end=end, reason=reason))
        return tuple(passages)


def _owned(one: Judged, window: Window) -> bool:
    return not one.decoded.sentences or window.owns(one.decoded.sentences[0])


def _still_failing(failing: list[Judged], answers: list[Judged]) -> list[Judged]:
    """The claims that are still to be mended: answers that fail again, and those that got no answer.

    Answers are paired with what was asked by their place where there are as many, else by a sentence of their evidence.
    """
    if len(answers) == len(failing):
        return [after for after in answers if after.claim is None]
    left = list(failing)
    again = []
    for answer in answers[: len(failing)]:
        fits = [one for one in left if set(one.decoded.sentences) & set(answer.decoded.sentences)] or left[:1]
        if fits:
            left.remove(fits[0])
        if answer.claim is None:
            again.append(answer)
    return [*again, *left]
