"""What the tests show of the rules.

Comes in: a plan, tests that passed, perhaps cases. Goes out: `Coverage`, and what tells it to people and programs.

A *place* is something in a rule that can come out true or false: a condition, a clause, an exception. A condition is shown
when tests have it decide the outcome on its own, once true and once false. That is modified condition/decision coverage in its
masking form (Chilenski and Miller, "Applicability of modified condition/decision coverage to software testing", 1994;
Chilenski, "An investigation of three forms of the MC/DC criterion", DOT/FAA/AR-01/18, 2001), with the outcome of a rule as
the decision. Tests of a law state whole facts, in which conditions hang together (a purpose is one of several): two that
differ in one condition only, as the unique-cause form wants them, often cannot be had.

A clause is shown when tests have it met where the rule is, and broken where the rule is violated. An exception is shown
when a rule that it defeats is exempt by it, and would not be surely without it; and where it does not hold, and would
make the rule exempt.

- A place *decides* in a test if the rule could not have come to the same outcome with that place the other way and all
  other conditions as they are. What is open counts with everything that it could still turn out to be, so nothing
  is shown that more knowledge could take back; an open place itself shows nothing.
- Where a rule asks the same of the same facts in several places, each may also decide together with the others: they never
  differ, and some could not decide alone. (Strongly coupled conditions, as these papers call them.)
- A condition inside `some`, `every`, `no` or `count` is one for each element; it decides if it does so for one of them.
- A condition is a place in a file. One in a definition or exception is shown wherever a rule comes to decide by it;
  the use of a definition is a condition of the rule that uses it.
- Only what a test expects is shown by it: a test that fails shows nothing, and of a rule that is judged for several things,
  only those count whose outcome the test tells.
"""
