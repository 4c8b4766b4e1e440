"""What the words around a trigger make of it, as a table.

Each line is ``type | sentence with its [trigger] | negation | modality``: the negation is the cue, or ``-`` where the
event is affirmed; the modality is its value and its cue, or ``-`` where the event is asserted. All are invented.
"""

# ruff: noqa: E501 - one line a case

from __future__ import annotations

from typing import NamedTuple

import pytest

from reportedly.grounding.governors import govern
from reportedly.schema.vocabularies import EventType, Modality, Polarity

TABLE = """
# Nothing governs
surrender     | Forty gunners [surrendered] at the crossroads. | - | -
advance       | The column [took] two hamlets before noon. | - | -
casualties    | Shrapnel [killed] a ferryman and his son. | - | -
surrender     | The garrison reportedly [surrendered] on Monday. | - | -
advance       | The rebels claimed to have [seized] the customs post. | - | -
advance       | The rebels allegedly [seized] the customs post. | - | -
strike        | Witnesses said the airfield was [shelled] twice. | - | -
withdrawal    | It was reported that the marines had [withdrawn]. | - | -

# Negations of the verb
surrender     | The defenders have not [surrendered]. | not | -
surrender     | The defenders didn’t [surrender]. | didn’t | -
surrender     | The defenders have never [surrendered]. | never | -
advance       | The column did not, on any of the four days, [advance]. | not | -
control       | The junta no longer [controls] the salt road. | no longer | -
withdrawal    | The 4th Corps has not yet [withdrawn] from the delta. | not yet | -
advance       | The battalion could not [cross] the river. | not | -
advance       | The battalion cannot [hold] the bridge. | cannot | -
advance       | The battalion couldn’t [cross] the river. | couldn’t | -
surrender     | At no point did the brigade [surrender]. | At no point | -
surrender     | Never has this brigade [surrendered]. | Never | -
surrender     | The brigade hardly [advanced] in June. | hardly | -
withdrawal    | The troops have yet to [withdraw]. | yet to | -
withdrawal    | The marines under no circumstances [abandoned] their post. | under no circumstances | -
encirclement  | The town has not been [encircled], the mayor said. | not | -
encirclement  | The town, the mayor said, has not been [encircled]. | not | -
encirclement  | The town wasn’t [encircled] and never fell. | wasn’t | -

# Negative subjects
surrender     | No soldiers of the garrison [surrendered]. | No | -
surrender     | Nobody from the brigade [surrendered]. | Nobody | -
surrender     | None of the gunners had [surrendered]. | None | -
surrender     | Not a single gunner [surrendered]. | Not a single | -
advance       | Neither the guards nor the militia [captured] the mill. | Neither | -
advance       | None of the villages has been [retaken]. | None | -
surrender     | Kyiv said no soldiers of the 38th Marine Brigade had [surrendered]. | no | -
casualties    | No one was [hurt] in the blast, the prefect said. | No one | -
casualties    | In the harbour no civilians were [killed]. | no | -
casualties    | On Sunday nobody was [killed], for once. | nobody | -
equipment_loss | Not one tank was [lost]. | Not one | -

# Negative objects
casualties    | The raid [killed] no civilians. | no | -
casualties    | The raid caused no [casualties]. | no | -
capture       | The patrol [took] no prisoners. | no | -
advance       | The offensive [captured] nothing. | nothing | -
casualties    | The barrage [wounded] nobody. | nobody | -
capture       | They [captured] not a single officer. | not a single | -
strike        | There were no [strikes] on the port that night. | no | -
clash         | There has been no [fighting] in the valley since May. | no | -
casualties    | No [casualties] were reported. | No | -
casualties    | There were no reports of [casualties]. | no reports of | probable: no reports of
clash         | Neither shelling nor [fighting] was heard. | Neither | -

# Without, instead of, rather than
casualties    | The rearguard left without [losing] a man. | without | -
casualties    | The rearguard left without [casualties]. | without | -
withdrawal    | The crew destroyed the gun instead of [withdrawing]. | instead of | -
surrender     | They shot their way out rather than [surrender]. | rather than | -
surrender     | The fort [surrendered] without a fight. | - | -
surrender     | Without firing a shot, the fort [surrendered]. | - | -
surrender     | The fort, without food for a week, [surrendered]. | - | -
surrender     | Troops with no ammunition [surrendered]. | - | -

# Implicatives
advance       | The army failed to [take] the village. | failed to | -
advance       | The column was unable to [cross] the canal. | unable to | -
advance       | The column proved unable to [cross] the canal. | unable to | -
surrender     | The marines refused to [surrender]. | refused to | -
desertion     | A company of reservists [refused] to board the trucks. | - | -
desertion     | A company of reservists refused to [fight]. | - | -
advance       | The militia was prevented from [entering] the town. | prevented from | -
advance       | Mines prevented the militia from [entering] the town. | prevented | -
withdrawal    | The general stopped short of [withdrawing] his guns. | stopped short of | -
advance       | The company was too weak to [retake] the ridge. | too weak to | -
strike        | The fleet stopped [shelling] the coast. | stopped | -
advance       | The brigade managed to [seize] the ridge. | - | -
advance       | The brigade did not manage to [seize] the ridge. | not | -
advance       | The brigade was able to [seize] the ridge. | - | -
withdrawal    | The barrage forced the marines to [withdraw]. | - | -
surrender     | Hundreds began to [surrender]. | - | -
encirclement  | The corps escaped [encirclement]. | escaped | -
encirclement  | The corps withdrew to avoid being [encircled]. | avoid | -
clash         | The truce averted an [assault] on the citadel. | averted | -

# Denials
withdrawal    | The ministry denied that its forces had [left] the city. | denied that | -
strike        | The army denied [shelling] the convent. | denied | -
strike        | The army denies having [shelled] the convent. | denies | -
withdrawal    | The ministry denied any [withdrawal]. | denied | -
strike        | The office rejected claims that its planes had [bombed] the market. | rejected | -
strike        | The office dismissed reports of a [strike] on the market. | dismissed | -
strike        | The commander denied that his men had shelled the mill, had [bombed] the school or had mined the road. | denied that | -
withdrawal    | A spokesman ruled out a [withdrawal] from the isthmus. | ruled out | -
surrender     | It is not true that the garrison [surrendered]. | not | -
surrender     | It is untrue that the garrison [surrendered]. | untrue that | -
surrender     | There is no evidence that the garrison [surrendered]. | no evidence that | probable: no evidence that
surrender     | The mission found no evidence that the garrison had [surrendered]. | no evidence that | probable: no evidence that
strike        | The mission has seen no sign of a [strike]. | no sign of | probable: no sign of
withdrawal    | Diplomats doubt that the marines have [withdrawn]. | doubt that | probable: doubt that

# Negations that cancel, and negated reporting
withdrawal    | The ministry did not deny that its forces had [left] the city. | - | -
surrender     | There is no doubt that the garrison [surrendered]. | - | -
advance       | The brigade did not fail to [take] the ridge. | - | -
surrender     | It is not untrue that the garrison [surrendered]. | - | -
surrender     | The ministry did not say that the garrison had [surrendered]. | - | -
surrender     | The ministry did not confirm that the garrison had [surrendered]. | - | -
casualties    | The army did not say how the two sergeants [died]. | - | -
strike        | The army has not commented on the [strike]. | - | -
withdrawal    | The ministry would not confirm the [withdrawal]. | - | -
withdrawal    | Officials did not rule out a [withdrawal]. | - | possible: not
explosive_attack | It cannot be ruled out that the mine was [laid] by the garrison. | - | possible: cannot be ruled out
withdrawal    | The prefect does not believe that the marines have [withdrawn]. | not | probable: believe
withdrawal    | The marines are not expected to [withdraw]. | not | predicted: expected

# Look like negations and are none
strike        | The militia not only [shelled] the port but also burned it. | - | -
strike        | Not only did the militia [shell] the port, it burned it. | - | -
casualties    | No fewer than forty people were [killed]. | - | -
casualties    | No less than 40 people were [killed]. | - | -
casualties    | No more than three people were [killed]. | - | -
surrender     | Not until Friday did the garrison [surrender]. | - | -
surrender     | The garrison did not [surrender] until Friday. | - | -
advance       | No sooner had the column [crossed] the river than it halted. | - | -
strike        | No. 3 Battery [shelled] the heights. | - | -
clash         | Patrols [fought] in no man’s land. | - | -
supply        | The flight [brought] nothing but blankets. | - | -
surrender     | The garrison no doubt [surrendered] in the night. | - | -
withdrawal    | Not long after dawn the guards [withdrew]. | - | -
surrender     | Not all of the gunners [surrendered]. | - | -
strike        | A village not far from the border was [shelled]. | - | -
casualties    | Dozens, if not hundreds, were [killed]. | - | -
surrender     | Whether or not they were betrayed, the gunners [surrendered]. | - | -

# Scope: sister conjuncts
withdrawal    | The battalion did not [retreat] but surrendered. | not | -
surrender     | The battalion did not retreat but [surrendered]. | - | -
surrender     | The battalion did not retreat; it [surrendered]. | - | -
surrender     | The battalion did not retreat, and on Friday its rearguard [surrendered]. | - | -
surrender     | The battalion did not retreat or [surrender]. | not | -
surrender     | The battalion has not retreated or [surrendered]. | not | -
surrender     | The battalion neither retreated nor [surrendered]. | nor | -
surrender     | The battalion held and did not [surrender]. | not | -
control       | The battalion [held] the mill and did not surrender. | - | -
surrender     | The battalion did not retreat, nor did it [surrender]. | nor | -
surrender     | No gunner deserted or [surrendered]. | No | -
advance       | The column bypassed the town but could not [take] the fort. | not | -
advance       | The mill, not the bridge, was [taken]. | - | -
advance       | They [took] not the bridge but the mill. | - | -
withdrawal    | It was a [withdrawal], not a rout. | - | -
casualties    | Two sergeants were [wounded] and nobody was killed. | - | -
casualties    | Two sergeants were wounded and nobody was [killed]. | nobody | -
advance       | The company failed to take the mill and [withdrew]. | - | -
advance       | The company failed to take or [hold] the mill. | failed to | -

# Scope: subordinate clauses
advance       | The 3rd Corps, which had not rested, [took] the ridge. | - | -
advance       | The 3rd Corps, which took the ridge in April, has not [advanced] since. | not | -
advance       | The 3rd Corps, which [took] the ridge in April, has not advanced since. | - | -
surrender     | No soldier who [surrendered] was harmed. | - | -
surrender     | The men who refused to board the trucks [surrendered]. | - | -
withdrawal    | Because no relief came, the outpost was [abandoned]. | - | -
withdrawal    | The outpost was [abandoned] because no relief came. | - | -
surrender     | Although they were not surrounded, the gunners [surrendered]. | - | -
casualties    | Two men were [killed] when a mine that nobody had seen exploded. | - | -
advance       | The commander who did not answer our questions [took] the ridge. | - | -
surrender     | The ministry, which has not published a toll, said 40 gunners had [surrendered]. | - | -
surrender     | “Nobody gave us orders,” said a gunner who [surrendered] at the mill. | - | -
surrender     | The spokesman, who did not give his name, said: “The garrison has [surrendered].” | - | -
surrender     | “No one has [surrendered],” the spokesman said. | No one | -

# Hedges
strike        | The harbour was apparently [struck] by a drone. | - | probable: apparently
strike        | An apparent drone [strike] killed a mine manager. | - | probable: apparent
strike        | The harbour was most likely [struck] from the sea. | - | probable: likely
strike        | The mortar was probably [fired] from the monastery. | - | probable: probably
withdrawal    | The guards are believed to have [withdrawn]. | - | probable: believed
withdrawal    | The guards are thought to have [withdrawn]. | - | probable: thought
withdrawal    | Analysts believe that the guards have [withdrawn]. | - | probable: believe
withdrawal    | The guards seem to have [withdrawn]. | - | probable: seem
withdrawal    | The guards appear to have [withdrawn]. | - | probable: appear
withdrawal    | The guards do not appear to have [withdrawn]. | not | probable: appear
withdrawal    | It is likely that the guards [withdrew]. | - | probable: likely
withdrawal    | The guards are likely to [withdraw]. | - | probable: likely
withdrawal    | The guards are unlikely to [withdraw]. | unlikely to | probable: unlikely
explosive_attack | The depot was destroyed by a suspected [bomb]. | - | probable: suspected
explosive_attack | Police suspect that the militia [mined] the road. | - | probable: suspect
withdrawal    | Presumably the guards had [withdrawn] by then. | - | probable: Presumably
withdrawal    | The guards, apparently, had [withdrawn]. | - | probable: apparently
casualties    | Probably 20 people were [killed]. | - | -

# Possibility
withdrawal    | The guards may have [withdrawn]. | - | possible: may
withdrawal    | The guards might [withdraw]. | - | possible: might
withdrawal    | The guards may not have [withdrawn]. | not | possible: may
advance       | The airport could [fall] within days. | - | possible: could
withdrawal    | Perhaps the guards [withdrew] in the night. | - | possible: Perhaps
withdrawal    | The guards possibly [withdrew] in the night. | - | possible: possibly
encirclement  | The corps is at risk of being [encircled]. | - | possible: at risk of
encirclement  | The corps is at risk of [encirclement]. | - | possible: at risk of
encirclement  | Staff officers fear that the corps has been [encircled]. | - | possible: fear
encirclement  | The possibility of an [encirclement] grew. | - | possible: possibility
strike        | The missile can [strike] any port on the gulf. | - | possible: can
withdrawal    | The staff would not say whether the guards had [withdrawn]. | - | possible: whether
surrender     | In May the garrison [surrendered]. | - | -
surrender     | The garrison [surrendered] on May 5. | - | -
surrender     | Fort Will [surrendered] on Tuesday. | - | -
surrender     | Against the will of its officers the garrison [surrendered]. | - | -
surrender     | For all its military might the garrison [surrendered]. | - | -

# Predictions
withdrawal    | The peacekeepers will [leave] the base in October. | - | predicted: will
withdrawal    | The peacekeepers will not [leave] the base. | not | predicted: will
withdrawal    | The peacekeepers won’t [leave] the base. | won’t | predicted: won’t
withdrawal    | The mission said it would [leave] the base in October. | - | predicted: would
withdrawal    | The peacekeepers plan to [leave] the base. | - | predicted: plan
withdrawal    | The peacekeepers do not plan to [leave] the base. | not | predicted: plan
withdrawal    | The peacekeepers are expected to [leave] the base. | - | predicted: expected
withdrawal    | The peacekeepers are going to [leave] the base. | - | predicted: going
withdrawal    | The peacekeepers are about to [leave] the base. | - | predicted: about
withdrawal    | The peacekeepers are set to [leave] the base. | - | predicted: set
withdrawal    | The peacekeepers are to [leave] the base. | - | predicted: are to
withdrawal    | The peacekeepers are preparing to [leave] the base. | - | predicted: preparing
withdrawal    | The peacekeepers vowed to [leave] the base. | - | predicted: vowed
strike        | The militia threatened to [shell] the harbour. | - | predicted: threatened
clash         | The general outlined a planned [assault] on the citadel. | - | predicted: planned
withdrawal    | Plans for a [withdrawal] have been drawn up. | - | predicted: Plans
withdrawal    | The fall of the town is inevitable, and a [withdrawal] is imminent. | - | predicted: imminent
withdrawal    | The general ordered his men to [withdraw]. | - | predicted: ordered

# Conditions
control       | If reserves arrive, the line will [hold]. | - | conditional: If
control       | The line will [hold] if reserves arrive. | - | conditional: if
deployment    | If reserves [arrive], the line will hold. | - | conditional: If
withdrawal    | Unless fuel is delivered, the battalion will [withdraw]. | - | conditional: Unless
withdrawal    | Should the bridge fall, the battalion will [withdraw]. | - | conditional: Should
withdrawal    | Had the bridge fallen, the battalion would have [withdrawn]. | - | conditional: Had
withdrawal    | The battalion would [withdraw] if the bridge fell, an officer said. | - | conditional: if
withdrawal    | If the bridge is lost, the division will [withdraw] to the hills, a staff officer said. | - | conditional: If
withdrawal    | If the bridge is lost, the division will not [withdraw]. | not | conditional: If
supply        | The mission will [deliver] grain provided that the road is open. | - | conditional: provided that
strike        | In the event of an attack the fleet will [shell] the coast. | - | conditional: In the event of
withdrawal    | The battalion [withdrew] as if it had never fought. | - | -

# News sentences, of every kind
withdrawal    | The general staff said on Tuesday that there had been no [withdrawal] from the eastern bank and that fighting continued. | no | -
clash         | The general staff said on Tuesday that there had been no withdrawal from the eastern bank and that [fighting] continued. | - | -
casualties    | The rescue service said nobody had been [killed] in the night, although two warehouses had burned down. | nobody | -
infrastructure_damage | The rescue service said nobody had been killed in the night, although two warehouses had [burned] down. | - | -
advance       | While the ministry insists its troops have not lost a metre, monitors say the rebels have [taken] both hamlets. | - | -
withdrawal    | While the ministry insists its troops have not [lost] a metre, monitors say the rebels have taken both hamlets. | not | -
strike        | The mayor, who was not in the town at the time, said the school had been [hit] by three shells. | - | -
strike        | Officials in the capital denied on Sunday that any of their aircraft had [bombed] the ferry. | denied | -
strike        | Denying that its aircraft had [bombed] the ferry, the ministry blamed the rebels. | Denying that | -
surrender     | Reports that the garrison had [surrendered] were denied by the ministry. | denied | -
surrender     | Claims that the garrison had [surrendered] are false, the ministry said. | false | -
surrender     | The claim that the garrison had [surrendered] was not denied. | - | -
surrender     | A report that the garrison [surrendered] could not be confirmed. | - | -
surrender     | The [surrender] of the garrison could not be independently verified. | - | -
surrender     | The reported [surrender] of the garrison has not been confirmed. | - | -
surrender     | No one in the capital would say whether the garrison had [surrendered]. | - | possible: whether
advance       | Neither side has managed to [break] the other's line since the thaw. | Neither | -
advance       | Despite repeated attempts, the marines have so far failed to [dislodge] the militia from the mill. | failed to | -
advance       | The marines tried but failed to [dislodge] the militia. | failed to | -
advance       | Attempts to [dislodge] the militia have failed. | failed | possible: Attempts
advance       | The attempt to [retake] the mill failed. | failed | possible: attempt
advance       | An attempt by the marines to [retake] the mill was repelled. | repelled | possible: attempt
advance       | The marines are trying to [retake] the mill. | - | possible: trying
advance       | Nothing prevented the militia from [entering] the town. | - | -
advance       | The garrison could not prevent the militia from [entering] the town. | - | -
advance       | The militia did not stop [advancing] until it reached the river. | - | -
encirclement  | The corps only narrowly avoided [encirclement]. | avoided | -
encirclement  | To avoid [encirclement], the corps fell back. | avoid | -
withdrawal    | To avoid encirclement, the corps [fell] back. | - | -
withdrawal    | Fearing encirclement, the corps [fell] back. | - | -
encirclement  | Fearing [encirclement], the corps fell back. | - | possible: Fearing
casualties    | The shell landed in a field and did not [injure] anyone. | not | -
casualties    | The shell landed in a field, [injuring] no one. | no one | -
casualties    | The shell landed in a field; no [injuries] were reported. | no | -
casualties    | There were no immediate reports of [casualties]. | no immediate reports of | probable: no immediate reports of
casualties    | Fortunately, the blast caused neither deaths nor [injuries]. | neither | -
casualties    | Three people were [wounded], none seriously. | - | -
casualties    | Three people, none of them soldiers, were [wounded]. | - | -
capture       | The rebels said they had taken 12 [prisoners], not 30. | - | -
capture       | The rebels said they had [captured] 12 soldiers, not 30. | - | -
surrender     | It was not the marines but the militia that [surrendered]. | - | -
surrender     | Far from [surrendering], the garrison attacked. | Far from | -
surrender     | Instead of [surrendering], the garrison attacked. | Instead of | -
clash         | Instead of surrendering, the garrison [attacked]. | - | -
strike        | Had the warning come earlier, nobody would have been [struck]. | nobody | conditional: Had
withdrawal    | The brigade would have [withdrawn] long ago, an officer said. | - | conditional: would
withdrawal    | Only if the bridge falls will the brigade [withdraw]. | - | conditional: Only if
withdrawal    | The brigade will [withdraw] only if the bridge falls. | - | conditional: only if
withdrawal    | The prefect warned that the brigade would [withdraw] unless fuel arrived. | - | conditional: unless
withdrawal    | If confirmed, the [withdrawal] would be the first this year. | - | -
withdrawal    | The brigade will, if necessary, [withdraw] to the hills. | - | conditional: if
withdrawal    | The brigade [withdrew] to the hills, as planned. | - | -
withdrawal    | The brigade [withdrew] as expected. | - | -
withdrawal    | It is unclear whether the brigade has [withdrawn]. | - | possible: whether
withdrawal    | It is not clear whether the brigade has [withdrawn]. | - | possible: whether
withdrawal    | The commander insisted that there were no plans to [withdraw]. | no | predicted: plans
withdrawal    | The commander said he had no intention of [withdrawing]. | no | predicted: intention
withdrawal    | The commander has no choice but to [withdraw]. | - | predicted: has
withdrawal    | The commander had no choice but to [withdraw]. | - | -
withdrawal    | The commander refused an order to [withdraw]. | refused | predicted: order
withdrawal    | The commander rejected calls to [withdraw]. | rejected | predicted: calls
withdrawal    | The commander called for a [withdrawal]. | - | predicted: called
withdrawal    | The government is considering a [withdrawal] from the isthmus. | - | predicted: considering
withdrawal    | The government has announced a [withdrawal] from the isthmus. | - | -
withdrawal    | Observers expect a [withdrawal] by Friday. | - | predicted: expect
withdrawal    | A [withdrawal] is expected by Friday. | - | predicted: expected
withdrawal    | A [withdrawal] is not expected before Friday. | not | predicted: expected
withdrawal    | A [withdrawal] seems likely. | - | probable: likely
withdrawal    | A [withdrawal] is unlikely. | unlikely | probable: unlikely
withdrawal    | A possible [withdrawal] was discussed. | - | possible: possible
withdrawal    | There is a risk of [withdrawal]. | - | possible: risk of
strike        | A [strike] did not take place. | not | -
strike        | No [strike] took place. | No | -
strike        | The threatened [strike] never came. | never | predicted: threatened
strike        | The air force called off a [strike] on the depot. | called off | -
strike        | The [strike] on the depot was called off. | called off | -
clash         | The [assault] on the citadel failed. | - | -
clash         | The failed [assault] on the citadel cost forty lives. | - | -
clash         | The [offensive] has not achieved its aims. | - | -
casualties    | The offensive cost hundreds of lives, but no officer was [killed]. | no | -
equipment_loss | The battery did not [lose] a single gun. | not | -
equipment_loss | Of the nine guns none was [lost]. | none | -
equipment_loss | “We haven’t [lost] a single gun,” the sergeant said. | haven’t | -
equipment_loss | “We have not,” he added, “[lost] a single gun.” | not | -
control       | The crossing is not [under] our control. | not | -
control       | The crossing is no longer in rebel [hands]. | no longer | -
control       | The town remains under government [control], the governor said, denying reports of its fall. | - | -
advance       | The town remains under government control, the governor said, denying reports of its [fall]. | denying | -
deployment    | Reinforcements have not [arrived], and none are expected. | not | -
deployment    | Reinforcements that were promised in May never [arrived]. | never | -
deployment    | The promised reinforcements have [arrived]. | - | -
supply        | No convoy has [reached] the enclave in nine days. | No | -
supply        | The mission has been unable to [deliver] grain. | unable to | -
supply        | The mission was not allowed to [deliver] grain. | not | -
supply        | The army would not let the mission [deliver] grain. | not | predicted: would
supply        | The army did not allow the convoy to [deliver] grain. | not | -
surrender     | The gunners said they would rather die than [surrender]. | than | -
surrender     | The gunners chose not to [surrender]. | not | -
surrender     | The gunners were ordered not to [surrender]. | not | predicted: ordered
surrender     | The gunners, not wanting to [surrender], slipped away. | not | predicted: wanting
surrender     | The commander promised never to [surrender]. | never | predicted: promised
surrender     | The leaflets urged the gunners to [surrender]. | - | predicted: urged
surrender     | The gunners have little choice but to [surrender]. | - | predicted: have
surrender     | Not one of the forty gunners [surrendered]. | Not one of | -
surrender     | Hardly any of the gunners [surrendered]. | Hardly any | -
surrender     | Few of the gunners [surrendered]. | - | -
surrender     | Only three gunners did not [surrender]. | not | -
surrender     | All but three of the gunners [surrendered]. | - | -
surrender     | The gunners almost [surrendered] twice. | almost | -
surrender     | The gunners nearly [surrendered]. | nearly | -
surrender     | Nearly all of the gunners [surrendered]. | - | -
surrender     | Nearly forty gunners [surrendered]. | - | -
detainee_treatment | The prisoners were not [beaten], a warder said, but they were denied water. | not | -
detainee_treatment | The prisoners were not beaten, a warder said, but they were [denied] water. | - | -
statement     | The government did not [condemn] the raid. | not | -
strike        | Two rockets hit the port; a third did not [explode]. | not | -
interception  | The battery [intercepted] nine of ten drones; one was not intercepted. | - | -
interception  | The battery intercepted nine of ten drones; one was not [intercepted]. | not | -
interception  | Air defences failed to [intercept] the missile, which hit a warehouse. | failed to | -
strike        | Air defences failed to intercept the missile, which [hit] a warehouse. | - | -
strike        | The missile that air defences failed to intercept [hit] a warehouse. | - | -
interception  | The missile that air defences failed to [intercept] hit a warehouse. | failed to | -
strike        | The army said it had not [targeted] civilians and that it had struck a depot. | not | -
strike        | The army said it had not targeted civilians and that it had [struck] a depot. | - | -
strike        | The army said it had not targeted civilians but had [struck] a depot. | - | -
strike        | The army, which denied hitting the school, said it had [struck] a depot. | - | -

# More of them
surrender     | Contrary to earlier reports, the garrison has not [surrendered]. | not | -
surrender     | The ministry dismissed as false a report that the garrison had [surrendered]. | dismissed | -
surrender     | Asked whether the garrison had [surrendered], the general declined to comment. | - | possible: whether
surrender     | The general declined to say if the garrison had [surrendered]. | - | conditional: if
surrender     | There was no immediate confirmation that the garrison had [surrendered]. | - | -
surrender     | It was not immediately clear how many of the gunners had [surrendered]. | - | -
surrender     | What the ministry did not say was that forty gunners had [surrendered]. | - | -
surrender     | It is false to say that the gunners [surrendered]. | - | -
surrender     | The gunners said they had no intention to [surrender]. | no | predicted: intention
surrender     | He denied having ordered the gunners to [surrender]. | denied | predicted: ordered
surrender     | A total of 40 gunners, no longer able to hold the mill, [surrendered]. | - | -
surrender     | Forty gunners [surrendered], the ministry said, adding that none had been harmed. | - | -
casualties    | Forty gunners surrendered, the ministry said, adding that none had been [harmed]. | none | -
casualties    | No civilians were hurt, but three soldiers were [killed]. | - | -
casualties    | No civilians were [hurt], but three soldiers were killed. | No | -
casualties    | The police reported no [deaths]. | no | -
casualties    | So far no [deaths] have been reported. | no | -
casualties    | Police said there were [deaths] but gave no figure. | - | -
casualties    | Neither the army nor the rebels reported any [casualties]. | Neither | -
casualties    | The ministry did not report any [casualties]. | not | -
casualties    | The ministry has never acknowledged its [losses]. | - | -
casualties    | The army suffered no [losses], its spokesman claimed. | no | -
casualties    | Nobody knows how many were [killed]. | - | -
casualties    | It is not known how many people were [killed]. | - | -
casualties    | No official toll was given, but medics said 30 people had been [killed]. | - | -
casualties    | The drone crashed in a field without causing any [injuries]. | without | -
casualties    | The drone crashed without [injuring] anyone. | without | -
casualties    | An officer was [wounded], though not seriously. | - | -
casualties    | Had it not been for the shelter, hundreds would have been [killed]. | - | conditional: would
casualties    | The strike may have [killed] as many as 30 people. | - | possible: may
casualties    | As many as 30 people may have been [killed]. | - | possible: may
casualties    | At least 30 people are feared to have been [killed]. | - | possible: feared
casualties    | At least 30 people are presumed [dead]. | - | probable: presumed
casualties    | Dozens are thought to have [died]. | - | probable: thought
casualties    | 30 people were [killed], possibly more. | - | -
casualties    | It is feared that dozens have [died]. | - | possible: feared
casualties    | Rescuers do not expect the toll to [rise]. | not | predicted: expect
advance       | The rebels’ claim to have [taken] the bridge was denied by the army. | denied | -
advance       | The army denies the rebels’ claim to have [taken] the bridge. | denies | -
advance       | The rebels have been unsuccessful in [taking] the bridge. | unsuccessful in | -
advance       | The rebels were thwarted in their attempt to [take] the bridge. | thwarted | possible: attempt
advance       | The rebels did little more than [probe] the defences. | - | -
advance       | The rebels’ failure to [take] the bridge surprised observers. | failure to | -
advance       | The bridge has so far resisted all attempts to [take] it. | - | possible: attempts
advance       | The rebels got within a mile of the bridge but no [further]. | no | -
advance       | The rebels, having failed to [take] the bridge, withdrew. | failed to | -
withdrawal    | The rebels, having failed to take the bridge, [withdrew]. | - | -
withdrawal    | The rebels [withdrew], having failed to take the bridge. | - | -
withdrawal    | The rebels would rather burn the mill than [abandon] it. | than | -
withdrawal    | Had the rebels [withdrawn], the convoy would have passed. | - | conditional: Had
withdrawal    | The convoy will pass once the rebels have [withdrawn]. | - | -
withdrawal    | The convoy will not pass until the rebels have [withdrawn]. | - | -
withdrawal    | The rebels agreed to [withdraw] by Friday. | - | predicted: agreed
withdrawal    | The rebels have not agreed to [withdraw]. | not | predicted: agreed
withdrawal    | The rebels never intended to [withdraw]. | never | predicted: intended
withdrawal    | The rebels must [withdraw], the envoy said. | - | predicted: must
withdrawal    | The rebels need to [withdraw], the envoy said. | - | predicted: need
withdrawal    | The rebels should have [withdrawn] by now. | - | predicted: should
withdrawal    | The rebels have been told to [withdraw]. | - | predicted: told
withdrawal    | The rebels are said to have [withdrawn]. | - | -
withdrawal    | The rebels are understood to have [withdrawn]. | - | -
withdrawal    | The rebels are known to have [withdrawn]. | - | -
withdrawal    | The rebels have reportedly not [withdrawn]. | not | -
withdrawal    | The rebels have not, reportedly, [withdrawn]. | not | -
withdrawal    | The rebels’ planned [withdrawal] did not happen. | not | predicted: planned
withdrawal    | The rebels’ [withdrawal] was not an orderly one. | - | -
withdrawal    | The [withdrawal], which the ministry had denied, was filmed. | - | -
withdrawal    | Despite denials, the [withdrawal] went ahead. | - | -
withdrawal    | Without the [withdrawal] the corps would have been lost. | - | -
withdrawal    | Neither the [withdrawal] nor the shelling surprised anybody. | - | -
withdrawal    | “We did not [retreat],” the sergeant said. “We were told to leave.” | not | -
withdrawal    | He insisted: “This is not a [retreat].” | not | -
withdrawal    | He called it a regrouping, not a [retreat]. | not | -
withdrawal    | It was less a withdrawal than a [rout]. | - | -
control       | The army does not fully [control] the town. | not | -
control       | The army only partly [controls] the town. | - | -
control       | Neither side [controls] the town. | Neither | -
control       | Only the mill is not in rebel [hands]. | not | -
control       | The town has not been under government [control] since March. | not | -
control       | The town is still [held] by the rebels, who have not left the mill. | - | -
strike        | The port was not among the places [hit]. | - | -
strike        | None of the rockets [hit] the port. | None | -
strike        | Not all the rockets missed; two [hit] the port. | - | -
strike        | All of the rockets missed and none [hit] the port. | none | -
strike        | No rocket, shell or bomb has [hit] the port. | No | -
strike        | The rockets were [fired] at the port, not at the school. | - | -
strike        | The rockets were fired at the port and did not [hit] the school. | not | -
strike        | Warplanes could be heard, but no [strikes] were reported. | no | -
strike        | Warplanes might [strike] again, residents fear. | - | possible: might
strike        | Residents fear that warplanes will [strike] again. | - | possible: fear
strike        | A [strike] on the port cannot be excluded. | - | possible: cannot be excluded
strike        | The port could have been [struck] by a stray shell. | - | possible: could
strike        | The port could not have been [struck] by a stray shell. | not | -
strike        | It is impossible that the port was [struck]. | impossible that | -
strike        | It is possible that the port was [struck]. | - | possible: possible
strike        | It is highly unlikely that the port was [struck]. | unlikely that | probable: unlikely
strike        | It seems that the port was [struck]. | - | probable: seems
strike        | It seems unlikely that the port was [struck]. | unlikely that | probable: unlikely
strike        | There is little doubt that the port was [struck]. | - | -
strike        | There are doubts that the port was [struck]. | doubts that | probable: doubts
strike        | There is nothing to suggest that the port was [struck]. | nothing to suggest that | probable: nothing to suggest
strike        | Nothing suggests that the port was [struck]. | Nothing suggests that | probable: suggests
strike        | No proof was offered that the port had been [struck]. | - | -
strike        | Had no one warned them, the port would have been [struck]. | - | conditional: Had
deployment    | The alliance has no plans to [send] troops. | no | predicted: plans
deployment    | The alliance ruled out [sending] troops. | ruled out | -
deployment    | The alliance has not ruled out [sending] troops. | - | possible: not
deployment    | The alliance refused to rule out [sending] troops. | - | possible: refused
deployment    | The alliance stopped short of [sending] troops. | stopped short of | -
deployment    | The alliance is not considering [sending] troops. | not | predicted: considering
deployment    | The alliance would [send] troops only as a last resort. | - | predicted: would
deployment    | The alliance said it would not [send] troops. | not | predicted: would
deployment    | The alliance has [sent] troops that nobody asked for. | - | -
deployment    | The alliance, whose members disagree, has not [sent] troops. | not | -
deployment    | If the alliance does not [send] troops, the front may collapse. | not | conditional: If
degraded_effectiveness | If the alliance does not send troops, the front may [collapse]. | - | conditional: If
supply        | The convoy was turned back before it could [deliver] the grain. | - | possible: could
supply        | The convoy was to have [delivered] the grain on Monday. | - | predicted: was to
supply        | The promised grain has yet to be [delivered]. | yet to | -
supply        | Little of the grain was [delivered]. | - | -
supply        | Aid agencies have been barred from [delivering] grain. | barred from | -
supply        | Aid agencies are not permitted to [deliver] grain. | not | -

# And more
encirclement  | Observers expect the surrender of the [encircled] brigade. | - | -
surrender     | Observers expect the [surrender] of the encircled brigade. | - | predicted: expect
casualties    | There were no [wounded] soldiers on the train. | no | -
encirclement  | The apparently [encircled] brigade held out. | - | probable: apparently
surrender     | The sergeant said that his decision to [surrender] came late. | - | -
clash         | The rebels are massing troops for another [push]. | - | predicted: massing
clash         | Observers think that the rebels may attempt a new [offensive]. | - | possible: may
detainee_treatment | Lawyers warned of the risks of [using] captives as shields. | - | possible: risks of
advance       | The months-long push to [seize] the ridge has cost 400 lives. | - | possible: push to
strike        | These forecasts emphasise that the port was [struck] twice. | - | -
advance       | Instead of launching an assault, the rebels opted to [move] south. | - | -
reinforcement_shortage | “Without [reinforcements] or supplies, their hold on the ridge is weakening.” | - | -
supply_shortage | “Without reinforcements or [supplies], their hold on the ridge is weakening.” | - | -
strike        | The ministry neither confirmed nor denied that it had [struck] the depot. | - | -
strike        | The ministry would neither confirm nor deny the [strike]. | - | -
withdrawal    | Kyiv denied [losing] the town. | denied | -
withdrawal    | Kyiv’s denial that it had [lost] the town was echoed in the press. | denial that | -
withdrawal    | Kyiv has consistently denied that it ever [withdrew] from the town. | denied that | -
withdrawal    | Reports of a [withdrawal] are untrue, Kyiv said. | untrue | -
withdrawal    | Talk of a [withdrawal] is nonsense, the general said. | nonsense | -
withdrawal    | “There will be no [withdrawal],” the president said. | no | predicted: will
withdrawal    | There can be no talk of a [withdrawal], the president said. | no | -
withdrawal    | The president said there was no question of a [withdrawal]. | no question of | -
withdrawal    | The president all but confirmed the [withdrawal]. | - | -
withdrawal    | He would not be drawn on whether the brigade had [withdrawn]. | - | possible: whether
withdrawal    | Brigade [withdraws] from town, ministry denies rout. | - | -
withdrawal    | Ministry: no [withdrawal] from town. | no | -
withdrawal    | Ministry says brigade has not [withdrawn]. | not | -
withdrawal    | No [withdrawal], says ministry. | No | -
withdrawal    | The brigade – contrary to what the ministry says – has [withdrawn]. | - | -
withdrawal    | The brigade — which the ministry says has not moved — has [withdrawn]. | - | -
withdrawal    | The brigade (the ministry denies this) has [withdrawn]. | - | -
withdrawal    | The brigade has not moved: it has neither [withdrawn] nor advanced. | neither | -
advance       | The brigade has not moved: it has neither withdrawn nor [advanced]. | nor | -
advance       | The brigade has not moved; the rebels, however, have [advanced]. | - | -
advance       | The brigade has not moved, while the rebels have [advanced] two miles. | - | -
advance       | The brigade has not moved, but it has been reinforced and may [advance] soon. | - | possible: may
deployment    | The brigade has not moved, but it has been [reinforced] and may advance soon. | - | -
control       | The rebels did not take the town, which remains under government [control]. | - | -
control       | The rebels have taken the mill, but the bridge remains in government [hands]. | - | -
control       | It is not the rebels who [control] the bridge. | - | -
casualties    | The attack, in which no one was hurt, [killed] a horse. | - | -
casualties    | The attack, in which no one was [hurt], set fire to a barn. | no one | -
casualties    | A blast that injured no one and [killed] nobody shook the town. | nobody | -
casualties    | “I did not see anyone [die],” the witness said. | not | -
casualties    | “We don’t know if anyone has [died],” the mayor said. | - | conditional: if
casualties    | The toll has not risen above the 30 who were [killed] on Monday. | - | -
casualties    | The number of [killed] could not be established. | - | -
casualties    | Most of those [killed] were not soldiers. | - | -
casualties    | Those [killed] did not include any officers. | - | -
casualties    | The dead did not include officers; 30 men were [killed] in all. | - | -
casualties    | He is not among the [wounded], his mother said. | - | -
casualties    | They counted 30 [dead] and no survivors. | - | -
casualties    | The shelling, which has not stopped since Monday, has [killed] 30 people. | - | -
strike        | The [shelling] has not stopped since Monday. | - | -
strike        | The [shelling] did not let up. | - | -
strike        | There has been no let-up in the [shelling]. | - | -
strike        | The [shelling] has ceased. | - | -
clash         | [Fighting] has not reached the suburbs. | - | -
clash         | There is no end in sight to the [fighting]. | - | -
clash         | No date has been set for the [offensive]. | - | predicted: set
clash         | The [offensive] has yet to begin. | yet to | -
clash         | The [offensive] has not begun. | not | -
clash         | The [offensive] is expected to begin in May. | - | predicted: expected
clash         | The long-awaited [offensive] may never come. | never | possible: may
clash         | The general denied that an [offensive] was under way. | denied that | -
clash         | The general denied that the [offensive] had failed. | - | -
clash         | The general denies the [offensive] has stalled. | - | -
clash         | The general did not say when the [offensive] would begin. | - | predicted: would
clash         | Nothing has come of the [offensive]. | - | -
surrender     | Despite its hopeless position the garrison would not [surrender]. | not | predicted: would
surrender     | Surrounded and out of food, the garrison still did not [surrender]. | not | -
surrender     | So far from relieved that it could not even retreat, the garrison [surrendered]. | - | -
surrender     | If the garrison had not [surrendered], it would have starved. | not | conditional: If
surrender     | Only when the food ran out did the garrison [surrender]. | - | -
surrender     | Hardly had the garrison [surrendered] when relief arrived. | - | -
surrender     | No sooner did the garrison [surrender] than relief arrived. | - | -
surrender     | The garrison can hold out no longer and will [surrender]. | - | predicted: will
surrender     | The garrison held out as long as it could before it [surrendered]. | - | -
surrender     | Before [surrendering], the garrison burned its papers. | - | -
surrender     | Rather than starve, the garrison [surrendered]. | - | -
surrender     | The garrison [surrendered] not because it was beaten but because it was starving. | - | -
surrender     | The garrison did not [surrender] because it was beaten. | not | -
surrender     | That the garrison had not [surrendered] surprised the besiegers. | not | -
surrender     | It took them by surprise that the garrison had not [surrendered]. | not | -
surrender     | The besiegers were surprised when the garrison did not [surrender]. | not | -
surrender     | The besiegers, who did not expect it to, saw the garrison [surrender]. | - | -
surrender     | The envoy asked why the garrison had not [surrendered]. | not | -
surrender     | Why the garrison [surrendered] is not known. | - | -
surrender     | The garrison was offered terms if it [surrendered]. | - | conditional: if
surrender     | The garrison was promised safe passage on condition that it [surrendered]. | - | conditional: on condition that
surrender     | The garrison must not [surrender], the order said. | not | predicted: must
surrender     | Do not [surrender], the leaflets told the garrison. | not | -
supply        | The enclave has received neither food nor [fuel] since May. | neither | -
supply        | No [food] was delivered. | No | -
supply        | No food was [delivered]. | No | -
supply        | They were [given] no food. | no | -
supply        | Trucks carrying food, but no medicine, [reached] the enclave. | - | -
supply        | Food has [reached] the enclave but medicine has not. | - | -
supply_shortage | They have been [given] no food. | - | -
supply_shortage | There is plenty of [food]. | plenty of | -
supply_shortage | [Ammunition] is not a problem. | - | -
supply_shortage | The gunners never [ran out] of shells. | never | -
supply_shortage | The gunners are not [short] of shells. | not | -
supply_shortage | The gunners have run [out] of shells. | - | -
supply_shortage | The gunners have enough [shells]. | enough | -
supply_shortage | The gunners do not have enough [shells]. | - | -
supply_shortage | Without [shells] the gunners can’t fight. | - | -
degraded_effectiveness | The brigade has not lost its [ability] to fight. | not | -
degraded_effectiveness | The brigade is in no state to [fight]. | - | -
degraded_effectiveness | The brigade can no longer [fight]. | - | -
degraded_effectiveness | [Morale] has not suffered. | not | -
degraded_effectiveness | [Morale] has collapsed. | - | -
degraded_effectiveness | The men are tired but not [demoralised]. | not | -
degraded_effectiveness | The men are [tired] but not demoralised. | - | -
reinforcement_shortage | [Reinforcements] have not arrived. | - | -
reinforcement_shortage | [Reinforcements] have arrived at last. | - | -
reinforcement_shortage | The promised [reinforcements] never came. | - | -
reinforcement_shortage | There is no [lack] of reinforcements. | no | -
strike        | It remains unclear whether the general’s failure to hold the mill will derail the [shelling]. | - | -
degraded_effectiveness | The men, according to one source, were ‘[exhausted] and desperate,’ having marched all night. | - | -

# Denied responsibility, purposes, exceptions and more
strike        | The army denied responsibility for the [attack] on the school. | - | -
strike        | The army denied involvement in the [strike]. | - | -
strike        | The army denied any role in the [strike]. | - | -
strike        | The army denied [targeting] civilians. | denied | -
strike        | The army rejected accusations of [shelling] the school. | rejected | -
strike        | The army was accused of [shelling] the school. | - | -
strike        | Villagers accused the army of [shelling] the school. | - | -
strike        | Villagers blamed the army for [shelling] the school. | - | -
strike        | The army dismissed the [strike] as an accident. | - | -
strike        | The army refused to comment on the [strike]. | - | -
strike        | Without confirming the [strike], the army said it was looking into reports. | - | -
strike        | The army had no information on the [strike]. | - | -
strike        | There was no immediate comment from the army on the [strike]. | - | -
strike        | There was no immediate claim of responsibility for the [blast]. | - | -
strike        | No one has claimed responsibility for the [blast]. | - | -
strike        | Nobody has yet claimed the [attack]. | - | -
strike        | Two men were arrested on suspicion of [planting] the bomb. | - | possible: suspicion of
strike        | The [shelling] was not as heavy as on Monday. | - | -
strike        | The port was not [hit] as hard as on Monday. | not | -
strike        | Never before has the port been [shelled] so heavily. | - | -
strike        | Not since May has the port been [shelled] so heavily. | - | -
strike        | The port has not been [shelled] since May. | not | -
strike        | Is the port being [shelled]? Residents say so. | - | -
strike        | Did the army [shell] the port? It says it did not. | - | -
casualties    | The mayor confirmed that no one was [hurt]. | no one | -
casualties    | The mayor could not say how many had [died]. | - | -
casualties    | There was no word on [casualties]. | - | -
casualties    | There was no information about [casualties]. | - | -
casualties    | Details of [casualties] were not available. | - | -
casualties    | [Casualties] were not immediately known. | - | -
casualties    | [Casualties] are feared. | - | possible: feared
casualties    | There are fears of heavy [casualties]. | - | possible: fears of
casualties    | All of the crew survived; none was [killed]. | none | -
casualties    | All but one of the crew were [killed]. | - | -
casualties    | None but the pilot was [killed]. | - | -
casualties    | Only the pilot was [killed]. | - | -
casualties    | Nobody except the pilot was [killed]. | - | -
casualties    | The pilot, and nobody else, was [killed]. | - | -
casualties    | The pilot was not among those [killed]. | - | -
casualties    | In the absence of a doctor, two men [died]. | - | -
casualties    | Two men [died] for want of a doctor. | - | -
casualties    | Miraculously, not one of the crew was [injured]. | not one of | -
casualties    | They fired in the air so as not to [hurt] anyone. | so as not to | predicted: so as not to
withdrawal    | The guards [withdrew] so as not to be trapped. | - | -
encirclement  | The guards withdrew so as not to be [trapped]. | so as not to | predicted: so as not to
encirclement  | The guards withdrew lest they be [trapped]. | - | possible: lest
encirclement  | The guards narrowly escaped being [trapped]. | escaped | -
encirclement  | The guards risk being [trapped]. | - | possible: risk
encirclement  | The guards are close to being [trapped]. | - | predicted: close to
encirclement  | The guards are on the brink of being [trapped]. | - | predicted: on the brink of
encirclement  | The rebels are trying to [trap] the guards. | - | possible: trying to
encirclement  | The rebels’ aim is to [trap] the guards. | - | predicted: is to
encirclement  | The rebels attacked with the aim of [trapping] the guards. | - | predicted: with the aim of
encirclement  | The rebels attacked in the hope of [trapping] the guards. | - | predicted: hope of
encirclement  | In a bid to [trap] the guards, the rebels attacked. | - | possible: bid to
clash         | In a bid to trap the guards, the rebels [attacked]. | - | -
withdrawal    | Anything but a [withdrawal] would have been suicide. | - | -
withdrawal    | It was anything but a [withdrawal]. | anything but | -
withdrawal    | This was a regrouping as opposed to a [withdrawal]. | as opposed to | -
withdrawal    | The question is not whether but when the guards will [withdraw]. | - | predicted: will
withdrawal    | It is only a matter of time before the guards [withdraw]. | - | -
withdrawal    | Sooner or later the guards will [withdraw]. | - | predicted: will
withdrawal    | Whatever happens, the guards will not [withdraw]. | not | predicted: will
withdrawal    | Should they be attacked, the guards will not [withdraw]. | not | conditional: Should
withdrawal    | Even if attacked, the guards would not [withdraw]. | not | conditional: Even if
withdrawal    | The guards would only [withdraw] if attacked. | - | conditional: if
withdrawal    | The guards could well [withdraw]. | - | possible: could
withdrawal    | The guards will likely [withdraw]. | - | probable: likely
withdrawal    | The guards will probably not [withdraw]. | not | probable: probably
withdrawal    | The guards might not have [withdrawn] at all. | not | possible: might
withdrawal    | It may be that the guards have [withdrawn]. | - | possible: may
withdrawal    | It cannot be that the guards have [withdrawn]. | cannot | -
withdrawal    | Maybe the guards have [withdrawn]. | - | possible: Maybe
withdrawal    | The guards are rumoured to have [withdrawn]. | - | -
withdrawal    | Rumour has it that the guards have [withdrawn]. | - | -
withdrawal    | The guards are suspected of having [withdrawn]. | - | probable: suspected
withdrawal    | The guards are assumed to have [withdrawn]. | - | probable: assumed
withdrawal    | The guards are poised to [withdraw]. | - | predicted: poised
withdrawal    | The guards are due to [withdraw] on Friday. | - | predicted: due
withdrawal    | The guards are ready to [withdraw]. | - | predicted: ready
withdrawal    | The guards are bound to [withdraw]. | - | predicted: bound
withdrawal    | The guards are reluctant to [withdraw]. | reluctant to | -
withdrawal    | The guards are considering whether to [withdraw]. | - | possible: whether
withdrawal    | The guards are debating a [withdrawal]. | - | -
withdrawal    | The guards have started [withdrawing]. | - | -
withdrawal    | The guards have not started [withdrawing]. | not | -
withdrawal    | The guards have finished [withdrawing]. | - | -
withdrawal    | The guards kept [withdrawing]. | - | -
withdrawal    | The guards were kept from [withdrawing]. | kept from | -
withdrawal    | The guards were seen [withdrawing]. | - | -
withdrawal    | No guards were seen [withdrawing]. | No | -
withdrawal    | The sight of guards [withdrawing] cheered the town. | - | -
withdrawal    | The town did not see the guards [withdraw]. | not | -
withdrawal    | The order to [withdraw] was not given. | not | predicted: order
withdrawal    | The order to [withdraw] was given. | - | predicted: order
withdrawal    | The order to [withdraw] was ignored. | - | predicted: order
withdrawal    | Plans to [withdraw] were dropped. | dropped | predicted: Plans
withdrawal    | The general dropped his plans to [withdraw]. | dropped | predicted: plans
withdrawal    | The general has yet to order a [withdrawal]. | yet to | predicted: order
withdrawal    | The general did not order a [withdrawal]. | not | predicted: order
withdrawal    | The general opposed a [withdrawal]. | - | -
withdrawal    | The general warned against a [withdrawal]. | - | -

# Lists of verbs, second clauses of one verb, what does not follow from a negation before
surrender     | The guards did not flee, retreat or [surrender]. | not | -
withdrawal    | The guards did not flee, [retreat] or surrender. | not | -
surrender     | The guards have never fled, retreated or [surrendered]. | never | -
withdrawal    | The guards have never fled, [retreated] or surrendered. | never | -
deployment    | The guards will withdraw and [regroup]. | - | predicted: will
deployment    | The guards may have withdrawn and [regrouped]. | - | possible: may
strike        | The army denied that it had shelled the school and that it had [bombed] the mill. | denied | -
strike        | The army denied that it had shelled the school or [bombed] the mill. | denied that | -
strike        | The army denied shelling the school or [bombing] the mill. | denied | -
strike        | The army denied that it had shelled the school, but admitted that it had [bombed] the mill. | - | -
strike        | The army denied that it had shelled the school and said it had [bombed] the mill. | - | -
strike        | Neither the army nor the rebels confirmed that the mill had been [bombed]. | - | -
surrender     | “We will never [surrender],” the sergeant said. | never | predicted: will
surrender     | “Never will we [surrender],” the sergeant said. | Never | predicted: will
surrender     | “We shall not [surrender]!” | not | predicted: shall
surrender     | They would not, he said, [surrender]. | not | predicted: would
surrender     | Most of the guards, though not all, [surrendered]. | - | -
surrender     | The guards, if not their officers, [surrendered]. | - | -
surrender     | Guards who had no water and could not hold on any longer [surrendered]. | - | -
surrender     | When no relief came, the guards [surrendered]. | - | -
surrender     | When relief did not come, the guards [surrendered]. | - | -
surrender     | As relief had not come and there was no water, the guards [surrendered]. | - | -
surrender     | Relief did not come and the guards [surrendered]. | - | -
surrender     | No relief came and the guards [surrendered]. | - | -
surrender     | No relief came, so the guards [surrendered]. | - | -
surrender     | Not having been relieved, the guards [surrendered]. | - | -
surrender     | Unable to hold on, the guards [surrendered]. | - | -
surrender     | The guards, unable to hold on, [surrendered]. | - | -
surrender     | The guards were unable to hold on and [surrendered]. | - | -
surrender     | The guards could not hold on and [surrendered]. | - | -
capture       | The guards refused to withdraw and were [captured]. | - | -
capture       | Having failed to withdraw in time, the guards were [captured]. | - | -
capture       | The guards, who did not withdraw in time, were [captured]. | - | -
capture       | The guards did not withdraw in time and were [captured]. | - | -
casualties    | The shell did not hit the depot but [killed] two men. | - | -
casualties    | The shell missed the depot and no one was [killed]. | no one | -
casualties    | The shell missed the depot, [killing] no one. | no one | -
casualties    | The shell hit the depot without [killing] or wounding anyone. | without | -
casualties    | The shell hit the depot without killing or [wounding] anyone. | without | -
advance       | The rebels neither [took] the mill nor crossed the river. | neither | -
advance       | The rebels neither took the mill nor [crossed] the river. | nor | -
advance       | The rebels did not take the mill; nor did they [cross] the river. | nor | -
advance       | The rebels did not take the mill. Nor have they [crossed] the river. | Nor | -
advance       | The rebels failed to take the mill and to [cross] the river. | failed to | -
advance       | The rebels planned to take the mill and [cross] the river. | - | predicted: planned
advance       | The rebels hope to take the mill and then [cross] the river. | - | predicted: hope
advance       | The rebels, the army said, had not [crossed] the river. | not | -
advance       | The rebels had not [crossed] the river as of Monday, the army said in a statement. | not | -
advance       | According to the army, the rebels have not [crossed] the river. | not | -
advance       | The army’s claim that the rebels have not [crossed] the river is false. | - | -
advance       | It is not the case that the rebels have [crossed] the river. | not | -
advance       | Contrary to what the army says, the rebels have [crossed] the river. | - | -
advance       | The rebels have [crossed] the river, contrary to the army’s denials. | - | -
advance       | The rebels have [crossed] the river, something that the army denies. | - | -
advance       | The rebels have [crossed] the river, which the army denies. | - | -
advance       | The rebels have [crossed] the river, but the army denies it. | - | -
advance       | The army denies it, but the rebels have [crossed] the river. | - | -
advance       | The army, denying defeat, said the rebels had not [crossed] the river. | not | -
advance       | Whether the rebels have [crossed] the river is unclear. | - | possible: Whether
advance       | The rebels have almost [reached] the river. | almost | -
advance       | The rebels have all but [reached] the river. | - | -
advance       | The rebels have only just [reached] the river. | - | -
advance       | The rebels barely [reached] the river. | - | -
surrender     | The guards did not flee or retreat or [surrender]. | not | -
surrender     | The guards did not flee but [surrendered] and were disarmed. | - | -
detainee_treatment | The guards did not flee but surrendered and were [beaten]. | - | -

# A headline without a full stop before the sentence
surrender     | GUARDS LEAVE UPPER FORD No soldiers of the garrison had [surrendered], the mayor said. | No | -

# Types that name a lack
supply_shortage | There is no [food] left in the quarter. | - | -
supply_shortage | The defenders have been without [food] for a week. | - | -
supply_shortage | The battery [lacks] shells. | - | -
supply_shortage | The battery does not [lack] shells. | not | -
supply_shortage | There is no [shortage] of shells. | no | -
supply_shortage | The battery has not [received] ammunition since June. | - | -
supply_shortage | The battery is [well supplied]. | well supplied | -
supply_shortage | The battery is not [well supplied]. | - | -
supply_shortage | Officials insist the battery has ample [ammunition]. | ample | -
reinforcement_shortage | We haven’t [seen] a single replacement. | - | -
reinforcement_shortage | We haven’t seen a single [replacement]. | - | -
reinforcement_shortage | The corps was left without [reinforcements]. | - | -
reinforcement_shortage | No [reinforcements] came. | - | -
reinforcement_shortage | The [lack] of reinforcements broke the line. | - | -
degraded_effectiveness | The crews are [exhausted]. | - | -
degraded_effectiveness | The crews are not [exhausted]. | not | -
degraded_effectiveness | The northern command is [fully prepared]. | fully prepared | -
degraded_effectiveness | The northern command is fully [prepared]. | fully prepared | -
degraded_effectiveness | The northern command is not [combat-ready]. | - | -
degraded_effectiveness | The battalion is [combat-ready]. | combat-ready | -
degraded_effectiveness | [Morale] in the brigade is high. | high | -
degraded_effectiveness | [Morale] in the brigade is low. | - | -
degraded_effectiveness | The brigade is no longer [fit for combat]. | - | -
"""


class Row(NamedTuple):
    type: EventType
    text: str
    trigger: tuple[int, int]
    negation: str
    modality: str


def _row(line: str) -> Row:
    type_, marked, negation, modality = (cell.strip() for cell in line.split("|"))
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "", 1).replace("]", "", 1)
    return Row(EventType.parse(type_), text, (start, end), negation, modality)


ROWS = [_row(line) for line in TABLE.splitlines() if "|" in line]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_what_governs_a_trigger(row: Row) -> None:
    governed = govern(row.text, (0, len(row.text)), row.trigger, row.type)

    def words(cue: tuple[int, int] | None) -> str:
        return "-" if cue is None else row.text[cue[0] : cue[1]]

    modality, _, cue = row.modality.partition(": ")
    assert (governed.polarity is Polarity.NEGATED, words(governed.polarity_cue)) == (row.negation != "-", row.negation)
    assert governed.modality == (Modality.ASSERTED if row.modality == "-" else modality)
    assert cue.strip("-") in words(governed.modality_cue)
    assert (governed.modality_cue is None) == (row.modality == "-")


def test_the_table_is_long_enough_and_says_nothing_twice() -> None:
    assert len({(row.text, row.trigger) for row in ROWS}) == len(ROWS) > 200


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_the_reach_holds_trigger_and_cues(row: Row) -> None:
    governed = govern(row.text, (0, len(row.text)), row.trigger, row.type)
    start, end = governed.reach
    spans = [row.trigger, governed.polarity_cue or row.trigger, governed.modality_cue or row.trigger]
    assert all(start <= low and high <= end for low, high in spans)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_a_sentence_around_it_changes_nothing(row: Row) -> None:
    alone = govern(row.text, (0, len(row.text)), row.trigger, row.type)
    before = "Nobody answered the telephone. "
    text = before + row.text + " They will not comment."
    shift = len(before)
    moved = govern(text, (shift, shift + len(row.text)), (row.trigger[0] + shift, row.trigger[1] + shift), row.type)
    assert (moved.polarity, moved.modality) == (alone.polarity, alone.modality)
    assert moved.reach == (alone.reach[0] + shift, alone.reach[1] + shift)


@pytest.mark.parametrize(
    "text",
    [
        "said he said " * 300,
        "and surrendered " * 250,
        "denied that it denied that it " * 130,
        "no " * 1300,
        "was , " * 650,
        "failed to fail to " * 220,
        "of " * 1300,
        "(" * 3900,
    ],
    ids=lambda text: text[:20],
)
def test_hostile_sentences_are_governed_without_error(text: str) -> None:
    for at in (0, len(text) // 2, len(text) - 8):
        assert govern(text, (0, len(text)), (at, at + 6), EventType.SURRENDER).reach[0] <= at


def test_a_sentence_of_any_length_is_read_around_its_trigger() -> None:
    text = "The gates were shut, " * 50_000 + "no soldiers surrendered, " + "and the gates were shut, " * 50_000
    at = text.index("surrendered")
    assert govern(text, (0, len(text)), (at, at + 11), EventType.SURRENDER).polarity is Polarity.NEGATED


def test_a_trigger_without_a_word_is_affirmed() -> None:
    governed = govern("He left … .", (0, 11), (8, 9), EventType.WITHDRAWAL)
    assert (governed.polarity, governed.modality, governed.reach) == (Polarity.AFFIRMED, Modality.ASSERTED, (8, 9))
