# Details are read with one's own rights, and that is on record. Who does not see the case gives a reason, and the post
# above is told at once, at night too; nobody of the accused's kind gets in, and what is not there is refused alike.
person cpv      +254700000001 at 003.016.0077
person scco     +254711000001 at 003.016
person scco     +254711000011 at 003.012
person cccs     +254711000002 at 003
person police   +254711000021 at 003.016
person national +254711000004 at KE
person secretary +254711000005 at KE
person admin    +254711000006 at KE
at 2026-03-02 22:30
sms +254700000001 "REPORT neglect boy 6 Ganda by a policeman"
expect sms +254700000001 report.received case=K
expect sms +254700000001 guidance.neglect
read K by +254711000001
read K by +254711000002
expect none
read K by +254711000011 refused refuse.no-such-case
read K by +254711000011 "too short" refused refuse.no-such-case
expect none
read K by +254711000011 "the brother of the boy is one of my cases"
expect sms +254711000002 alarm.break-glass case=K role=scco
person helpline +254711000008 at KE
read K by +254711000008 "the caller is on the line and afraid"
expect sms +254711000004 alarm.break-glass case=K role=helpline
read K by +254711000021 "we want to know what was said of us" refused refuse.no-such-case
read K by +254700000001 "I reported this and want to read on" refused refuse.no-such-case
read K by +254711000006 "the settings must be looked at here" refused refuse.no-such-case
expect none
