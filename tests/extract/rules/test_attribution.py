"""Attribution: the reports of single sentences, invented, by construction.

Under each sentence stand its reports, one a line: source | cue | content | outlets. '-' is none; content in two parts
has ' … ' between them; quotation marks and marks at the edges of content don't count.
"""

from typing import NamedTuple

import pytest

from reportedly.extract.rules.attribution import Said, reports
from reportedly.extract.rules.clauses import parsed
from reportedly.extract.rules.quotations import quotations
from reportedly.extract.rules.tagging import tagged
from reportedly.text.tokens import tokens

SOURCE_FIRST = """
Rebel leaders claim that the garrison fled after a week of shelling, leaving them in control of two bridges.
    Rebel leaders | claim | the garrison fled after a week of shelling, leaving them in control of two bridges | -
Military sources claim the troops had been ‘completely demoralized’ by the loss of their commander and fled.
    Military sources | claim | the troops had been ‘completely demoralized’ by the loss of their commander and fled | -
The Kremlin said Tuesday that the offensive was over.
    Kremlin | said | the offensive was over | -
The general told reporters in the capital on Monday that the offensive had begun.
    general | told | the offensive had begun | -
The officer, who declined to be named, said the depot had burned.
    officer | said | the depot had burned | -
The army, which lost the airfield, said rebels had used gas.
    army | said | rebels had used gas | -
Analysts say that while the army holds the ridge, it has lost the valley.
    Analysts | say | while the army holds the ridge, it has lost the valley | -
Others argue that the retreat was planned, with some viewing it as a feint.
    Others | argue | the retreat was planned, with some viewing it as a feint | -
Some say they hear the guns at night.
    Some | say | they hear the guns at night | -
Three men, one of them a medic, said the clinic had been hit.
    Three men | said | the clinic had been hit | -
Officials in the capital acknowledged the loss of the airfield but insisted that the runway was unusable.
    Officials in the capital | acknowledged | the loss of the airfield | -
    Officials in the capital | insisted | the runway was unusable | -
Witnesses reported heavy shelling near the market.
    Witnesses | reported | heavy shelling near the market | -
The army said: “We left Kadra on foot.”
    army | said | We left Kadra on foot | -
Asked about the losses, the general said, “We lost nine men.”
    general | said | We lost nine men | -
A resident, Omar, told Delta Radio by phone, “Three houses burned.”
    Omar | told | Three houses burned | Delta Radio
The governor said shelling killed two people.
    governor | said | shelling killed two people | -
The rebels claimed to have shot down a helicopter over the hills.
    rebels | claimed | to have shot down a helicopter over the hills | -
Kyiv accused Moscow of shelling the ferry crossing twice on Saturday.
    Kyiv | accused | Moscow of shelling the ferry crossing twice on Saturday | -
The municipality counts 58 dead.
    municipality | counts | 58 dead | -
The government put the number of the dead at seven.
    government | put | the number of the dead at seven | -
The mayor described heavy shelling near the dam.
    mayor | described | heavy shelling near the dam | -
The prisoner said his commander told the men to surrender.
    prisoner | said | his commander told the men to surrender | -
The convoy, which the militia says was carrying ammunition, was hit by two missiles.
    militia | says | was carrying ammunition | -
The report by Lake Watch found that 300 houses had been burned.
    report by Lake Watch | found | 300 houses had been burned | -
The soldiers’ families said the men had not been paid.
    soldiers’ families | said | the men had not been paid | -
The network called “Open Delta” said eleven boats were sunk.
    Open Delta | said | eleven boats were sunk | -
The mayor said the bridge was hit, adding that two people were wounded.
    mayor | said | the bridge was hit | -
    mayor | adding | two people were wounded | -
The mayor toured the port, telling reporters that two ships had sunk.
    mayor | telling | two ships had sunk | -
The army denied that its soldiers had surrendered, while the rebels said 40 had been captured.
    army | denied | its soldiers had surrendered | -
    rebels | said | 40 had been captured | -
The UN said the toll stood at 40, but the government said only 12 had died.
    UN | said | the toll stood at 40 | -
    government | said | only 12 had died | -
The governor said twelve civilians had been killed; a colonel of the garrison said that the dead were militants.
    governor | said | twelve civilians had been killed | -
    colonel of the garrison | said | the dead were militants | -
The rebels said they had captured the airstrip, and the army reported the loss of two helicopters.
    rebels | said | they had captured the airstrip | -
    army | reported | the loss of two helicopters | -
While the ministry insists that the rebels fled, an adviser who visited last week said that they hold two stations.
    ministry | insists | the rebels fled | -
    adviser | said | they hold two stations | -
"""

SOURCE_LAST = """
“We know the road,” said Iman Kesar, chairman of the Northern Institute for Medicine.
    Iman Kesar | said | We know the road | -
Troops surrender en masse, say officials
    officials | say | Troops surrender en masse | -
‘They haven’t seen a replacement,’ said a Russian-speaking conscript who spoke on condition of anonymity.
    Russian-speaking conscript | said | They haven’t seen a replacement | -
The troops held without respite, a commander said.
    commander | said | The troops held without respite | -
The garrison, the mayor of Tolbek wrote, has been surrounded on all sides since the bridge fell.
    mayor of Tolbek | wrote | The garrison … has been surrounded on all sides since the bridge fell | -
The shelling killed nine, the ministry said, and wounded 30.
    ministry | said | The shelling killed nine … and wounded 30 | -
“The port burned,” Mr. Kessel, a docker and former sailor, said quietly.
    Mr. Kessel | said | The port burned | -
Two missiles were intercepted by a frigate, the ministry in Paris said.
    ministry in Paris | said | Two missiles were intercepted by a frigate | -
The displacement of entire villages has emptied the markets, the bishop’s office reports.
    bishop’s office | reports | The displacement of entire villages has emptied the markets | -
Soldiers burned 60 houses to the ground, a relief volunteer said by phone.
    relief volunteer | said | Soldiers burned 60 houses to the ground | -
The convoy reached the enclave only on Sunday, the monks who run the dispensary said.
    monks | said | The convoy reached the enclave only on Sunday | -
The garrison has been besieged for half a year, a sergeant wrote in a letter that was smuggled out.
    sergeant | wrote | The garrison has been besieged for half a year | -
The prisoners are being treated well, the camp commandant assured visitors.
    camp commandant | assured | The prisoners are being treated well | -
“We will return,” vowed the commander.
    commander | vowed | We will return | -
‘We walked for nine days,’ one of the soldiers’ wives said.
    one of the soldiers’ wives | said | We walked for nine days | -
Rebels seize airport, army says
    army | says | Rebels seize airport | -
"""

PREPOSITIONS = """
The port burned, according to satellite images.
    satellite images | according to | The port burned | -
According to two people familiar with the plan, the offensive was delayed by a month.
    two people familiar with the plan | According to | the offensive was delayed by a month | -
The soldiers, according to the governor, were exhausted.
    governor | according to | The soldiers … were exhausted | -
“They are surrounded,” according to a commander of the brigade.
    commander of the brigade | according to | They are surrounded | -
In the words of the governor, the city is surrounded.
    governor | In the words of | the city is surrounded | -
The town fell on Monday, as claimed by the rebel alliance.
    rebel alliance | claimed | The town fell on Monday | -
"""

OUTLETS = """
The garrison surrendered, the mayor told Radio Delta.
    mayor | told | The garrison surrendered | Radio Delta
“We have no water,” a nurse at the hospital told the agency Norvik.
    nurse at the hospital | told | We have no water | agency Norvik
Three villages were taken, according to the monitor Lake Watch, cited by the Southern Post.
    monitor Lake Watch | according to | Three villages were taken | Southern Post
A captain quoted by the Herald said the battalion was surrounded.
    captain | said | the battalion was surrounded | Herald
A captain of the Northern Corps, quoted by the Lisbon Morning, said his men had received no replacements.
    captain of the Northern Corps | said | his men had received no replacements | Lisbon Morning
The commander was quoted by the Herald as saying that 40 men had surrendered.
    commander | was quoted | 40 men had surrendered | Herald
The Herald quoted the commander as saying 40 men had surrendered.
    commander | quoted | 40 men had surrendered | Herald
The governor, who spoke to Channel 7, said that the dam was hit.
    governor | said | the dam was hit | Channel 7
Speaking to the Delta Times, a resident said soldiers had looted shops.
    resident | said | soldiers had looted shops | Delta Times
Two officials, speaking on condition of anonymity, told Norvik that the port had been mined.
    Two officials | told | the port had been mined | Norvik
The ministry said on its Telegram channel that two drones had been shot down.
    ministry | said | two drones had been shot down | Telegram channel
In a statement published on Telegram, the governor said the dam was hit.
    governor | said | the dam was hit | Telegram
In an interview with the Herald, the minister admitted that the port was closed.
    minister | admitted | the port was closed | Herald
The agency Norvik reported that the bridge was destroyed, citing a brigade commander.
    brigade commander | reported | the bridge was destroyed | agency Norvik
The observatory said, citing residents of the eastern quarter, that fighters had seized the silos.
    residents of the eastern quarter | said | fighters had seized the silos | observatory
The head of the administration wrote on Telegram: “The enemy attacked four times.”
    head of the administration | wrote | The enemy attacked four times | Telegram
"""

JOINT = """
General Okello and Colonel Mbeki said the town was taken.
    General Okello and Colonel Mbeki | said | the town was taken | -
The town was taken, the mayor and the bishop said.
    mayor and the bishop | said | The town was taken | -
"""

NOBODY = """
It was reported that the garrison had laid down its arms.
    - | was reported | the garrison had laid down its arms | -
It is claimed that the rebels hold the dam.
    - | is claimed | the rebels hold the dam | -
The rebels are believed to have withdrawn.
    - | are believed | The rebels are believed to have withdrawn | -
Fighting was reported near the lake.
    - | was reported | Fighting was reported near the lake | -
Rumours that the garrison had fled could not be confirmed.
    - | Rumours | the garrison had fled | -
The army has not confirmed that the port was hit.
    - | has not confirmed | the port was hit | -
"""

NOUNS = """
The army’s claim that the port was taken could not be verified.
    army | claim | the port was taken | -
"""

HEADLINES = """
Ministry: Troops surrender at Kadra
    Ministry | : | Troops surrender at Kadra | -
Troops surrender at Kadra - ministry
    ministry | - | Troops surrender at Kadra | -
10:05 – Ambulance service: two paramedics killed by shell near the junction
    Ambulance service | : | two paramedics killed by shell near the junction | -
"""

NO_REPORT = """
The information, which emerged late on Friday, said little.
The president dismissed the head of the western command on Thursday.
The soldiers wanted to say that the town was lost.
The commander could announce that the siege is over.
The alleged attack killed nine people.
Neither the army nor the rebels commented.
The government plans to report the losses next year.
"""


class Row(NamedTuple):
    """A sentence and its reports as the table writes them."""

    sentence: str
    reports: tuple[str, ...]


def rows(table: str) -> list[Row]:
    """The rows of a table."""
    found: list[Row] = []
    for line in table.strip().splitlines():
        if line.startswith("    "):
            found[-1] = Row(found[-1].sentence, (*found[-1].reports, line.strip()))
        else:
            found.append(Row(line, ()))
    return found


def said(sentence: str) -> tuple[Said, ...]:
    return reports(sentence, parsed(tagged(tokens(sentence))), quotations(sentence))


def written(sentence: str) -> tuple[str, ...]:
    """The reports found, as the table writes them."""
    found = []
    for report in said(sentence):
        who = sentence[report.speaker.start : report.speaker.end] if report.speaker else "-"
        content = " … ".join(sentence[start:end].strip(" “”‘’,.") for start, end in report.content)
        outlets = ", ".join(sentence[outlet.start : outlet.end] for outlet in report.outlets) or "-"
        found.append(f"{who} | {sentence[report.cue[0] : report.cue[1]]} | {content} | {outlets}")
    return tuple(found)


TABLES = (SOURCE_FIRST, SOURCE_LAST, PREPOSITIONS, OUTLETS, JOINT, NOBODY, NOUNS, HEADLINES)


@pytest.mark.parametrize("row", [row for table in TABLES for row in rows(table)], ids=lambda row: row.sentence[:50])
def test_reports(row: Row) -> None:
    assert row.reports
    assert written(row.sentence) == row.reports


@pytest.mark.parametrize("sentence", NO_REPORT.strip().splitlines())
def test_no_report(sentence: str) -> None:
    assert said(sentence) == ()


def test_joint_speakers_are_plural() -> None:
    (report,) = said("General Okello and Colonel Mbeki said the town was taken.")
    assert report.speaker is not None
    assert report.speaker.plural


def test_what_is_said_of_the_source_is_its_context() -> None:
    sentence = "‘It is over,’ said a conscript who spoke on condition of anonymity."
    (report,) = said(sentence)
    assert report.speaker is not None
    assert report.speaker.context == " who spoke on condition of anonymity"
    assert report.local == (sentence.index("a conscript"), len(sentence) - 1)


def test_apposition_belongs_to_the_place_not_to_the_name() -> None:
    sentence = "Colonel Jan Karimi, a spokesman for the coalition, said that 12 drones were shot down."
    (report,) = said(sentence)
    assert report.speaker is not None
    assert sentence[report.speaker.start : report.speaker.end] == "Colonel Jan Karimi"
    assert report.local == (0, sentence.index(", said"))


def test_a_pronoun_inside_a_quotation_is_nobody_whom_the_text_names() -> None:
    sentence = "“They say we lost,” the captain said."
    assert [sentence[report.cue[0] : report.cue[1]] for report in said(sentence)] == ["said"]


@pytest.mark.parametrize("mark", ["“", "”", "'", '"', "’", "—", ":", "according to ", "said ", "that ", ", "])
def test_hostile_repetition_is_read(mark: str) -> None:
    assert isinstance(said("The army said " + mark * 400 + "the end."), tuple)
