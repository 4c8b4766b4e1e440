from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from tests.validate.reports import Page

from reportedly.validate.golden import Golden
from reportedly.validate.marked_text import marked_text, shown
from reportedly.validate.score_json import score_json
from reportedly.validate.score_markdown import escaped, score_markdown
from reportedly.validate.score_page import score_page
from reportedly.validate.score_sarif import score_sarif
from reportedly.validate.scorer import score_reports
from reportedly.validate.scores import Scores
from reportedly.validate.uncertainty import bootstrap
from reportedly.validate.verdicts import RULES, SLOTS

HOSTILE = "<script>alert('x')</script>"
PAGE = Page(
    f"The guard {HOSTILE} never left Old Mill | on 3 May.\n"
    "Nobody `fired` [here](javascript:x) \u202eat all\x1b[31m. End.",
)
WORDS = PAGE.text[: PAGE.text.index("\n") - 1]
LATER = PAGE.text[PAGE.text.index("Nobody") : PAGE.text.index(" End")]
GOLD = PAGE.report(
    PAGE.claim(WORDS, "withdrawal", negated="never", units=[PAGE.unit(HOSTILE)], places=[PAGE.place("Old Mill |")]),
    PAGE.claim(LATER, "clash", units=[PAGE.unit("[here](javascript:x) \u202eat all\x1b[31m")]),
)
PREDICTED = PAGE.report(PAGE.claim(WORDS, "withdrawal", units=[PAGE.unit("guard")]))


@pytest.fixture
def scores() -> Scores:
    name = "<b>& 'slug'"
    return score_reports(PREDICTED, Golden(GOLD, text=PAGE.text, name=name, article_file="golden/a b/article.txt"))


class Tags(HTMLParser):
    """The tags and attributes of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_json_holds_every_verdict_and_figure(scores: Scores) -> None:
    document = json.loads(score_json(scores, bootstrap(scores)))
    assert len(document["verdicts"]) == len(scores.verdicts)
    assert document["critical"] == [found for found in document["verdicts"] if "critical" in found]
    assert list(document["all_templates"]) == list(document["matched_only"]) == list(SLOTS)
    assert document["all_templates"]["claim"] == {
        "cor": 0,
        "par": 0,
        "inc": 1,
        "mis": 1,
        "spu": 0,
        "non": 0,
        "recall": 0.0,
        "precision": 0.0,
        "overgeneration": 0.0,
        "f1": 0.0,
    }
    assert document["claim_f1"] == 0.0
    assert document["all_templates"]["parties"]["f1"] is None
    assert document["uncertainty"]["note"].startswith("only 1 article")
    assert set(document["rules"]) == set(RULES)
    polarity = next(found for found in document["critical"] if found["slot"] == "polarity")
    assert polarity["gold"] == "negated"
    assert "predicted" not in polarity


def test_the_page_escapes_everything_and_fetches_nothing(scores: Scores) -> None:
    page = score_page(scores, bootstrap(scores))
    found = Tags(page)
    assert not {"script", "b>&", "img", "link", "iframe", "object", "form"} & set(found.tags)
    assert not {name for name in found.attributes if name.startswith("on") or name in {"href", "src"}}
    assert "javascript:x" in found.text
    assert "<script>alert" in found.text
    assert "default-src 'none'" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", page)
    assert "url(" not in page
    assert "@import" not in page


def test_the_page_opens_with_the_critical_errors(scores: Scores) -> None:
    text = Tags(score_page(scores, bootstrap(scores))).text
    assert text.index("Critical errors") < text.index("Claim F1") < text.index("Slots")
    assert "polarity flipped" in text
    assert "fewer than 8" in text


def test_every_tag_of_the_page_is_closed(scores: Scores) -> None:
    page = score_page(scores, bootstrap(scores))
    for tag in ("div", "span", "ul", "li", "table", "tr", "td", "details", "p", "q", "mark", "h2", "h3"):
        assert page.count(f"<{tag}>") + page.count(f"<{tag} ") == page.count(f"</{tag}>"), tag


def test_the_articles_evidence_is_marked_by_whose_it_is() -> None:
    page = Page("One two three four.")
    gold = Golden(page.report(page.claim("One two"), page.claim("four")), text=page.text)
    scores = score_reports(page.report(page.claim("two three")), gold)
    assert marked_text(page.text, scores.verdicts) == (
        '<div class="text"><mark class="gold">One </mark><mark class="both">two</mark>'
        '<mark class="predicted"> three</mark> <mark class="gold">four</mark>.</div>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b & 'c' \"d\"", "a &lt; b &amp; &#x27;c&#x27; &quot;d&quot;"),
        ("line\nnext\ttab", "line\nnext\ttab"),
        ("\x1b[31m\u202ered\x00", "\ufffd[31m\ufffdred\ufffd"),
        ("Mykolaïv – “x”", "Mykolaïv – “x”"),
    ],
)
def test_text_for_a_page(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_markdown_leaves_no_markup_of_the_article(scores: Scores) -> None:
    text = score_markdown(scores, bootstrap(scores))
    assert "<script" not in text.replace("\\<script", "")
    assert "[here](" not in text
    assert text.index("## Critical errors: 1") < text.index("## Slots")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows if line.startswith("| units")} == {17, 7}


def test_markdown_escapes_what_markdown_reads() -> None:
    assert escaped("a|b\n*c* <d> [e](f) `g` @h #1") == r"a\|b \*c\* \<d\> \[e\]\(f\) \`g\` \@h \#1"


def test_sarif_stands_at_the_words_of_the_article(scores: Scores) -> None:
    log = json.loads(score_sarif(scores))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert {result["level"] for result in run["results"]} == {"error", "warning"}
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "golden/a%20b/article.txt"
    lost = next(result for result in run["results"] if result["ruleId"] == "claim.unmatched")
    region = lost["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (2, 1)
    assert region["snippet"]["text"] == LATER
    prints = [result["partialFingerprints"]["reportedlyVerdict/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif_escapes_links_and_placeholders(scores: Scores) -> None:
    log = json.loads(score_sarif(scores))
    messages = [result["message"]["text"] for result in log["runs"][0]["results"]]
    assert not [text for text in messages if re.search(r"(?<!\\)\[", text)]


def test_sarif_without_a_file_says_where_in_the_report() -> None:
    log = json.loads(score_sarif(score_reports(PREDICTED, GOLD)))
    assert "physicalLocation" not in log["runs"][0]["results"][0]["locations"][0]
    assert log["runs"][0]["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith(
        "/claims/"
    )


def test_of_a_claim_without_a_partner_sarif_tells_the_claim_alone(scores: Scores) -> None:
    log = json.loads(score_sarif(scores))
    pointers = [
        result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for result in log["runs"][0]["results"]
    ]
    assert [pointer for pointer in pointers if pointer.startswith("/claims/1")] == ["/claims/1"]
