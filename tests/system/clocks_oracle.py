"""What the ledger of alerts must hold, worked out a second time from what was sent.

Takes the submissions that were acknowledged, each with its time, and the law of clocks_law.py;
shares no code with the program. Slow, short, and the judge of what vigil-deadlines wrote. The
specification is vigil-deadlines(8), rules_clocks.h, rules_deadlines.h and rules_ladder.h.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from clocks_law import DAY, at_midnight, london_day, recipient


@dataclass
class Pause:
    clock: str
    since: date
    until: date | None = None


@dataclass
class Case:
    """A file: an incident, a death that is noted, a review, or what is given each period."""

    ref: str
    authority: str
    kind: str
    live: bool = True
    facts: dict = field(default_factory=dict)
    pauses: list = field(default_factory=list)
    extended: dict = field(default_factory=dict)  # clock: (until, pauses there were)
    suspended: bool = False
    revisions: dict = field(default_factory=dict)  # clock: list of Revision
    covers: list = field(default_factory=list)  # of a review: its incidents


@dataclass
class Revision:
    """A clock with one due day, from when it ran until it was known that it did not."""

    number: int
    due_on: date
    started_on: date
    ran_from: datetime | None = None
    ran_until: datetime | None = None
    paused: bool = False  # once
    met_at: datetime | None = None  # may lie before ran_until: it was told later

    def runs(self):
        return self.ran_from is not None and self.ran_until is None

    def runs_at(self, instant):
        return self.ran_from is not None and (self.ran_until is None or self.ran_until > instant)

    def end(self, instant, met_at=None):
        self.met_at = self.met_at or met_at
        if self.runs():
            self.ran_until = instant


@dataclass
class Deadline:
    due_on: date
    started_on: date
    met_at: datetime | None
    paused: bool


def deadline_of(law, case, clock, due_days, though_it_covers=False):
    """The clock of a case by what is known now; None if nothing has started it."""
    best = None
    for line in law.lines:
        if line.clock != clock or not line.is_for(case, though_it_covers):
            continue
        if line.starts.startswith("due:"):
            other = due_days.get(line.starts.removeprefix("due:"))
            started_at = at_midnight(other) if other else None
        else:
            started_at = case.facts.get(line.starts)
        if started_at and line.holds(london_day(started_at)):
            if best is None or line.valid_from < best[0].valid_from:
                best = (line, started_at)
    if best is None:
        return None
    line, started_at = best
    over = [(p.since, p.until) for p in case.pauses if p.clock == clock and p.until]
    due_on, _ = law.due(line, started_at, over)
    if clock in case.extended:
        until, before = case.extended[clock]
        mine = [p for p in case.pauses if p.clock == clock]
        for pause in mine[before:]:
            if pause.until:
                until = law.stretch(pause.since - DAY, until, [(pause.since, pause.until)],
                                    line.unit == "working_days")
        due_on = max(due_on, until)
    stops = [case.facts[stop] for stop in line.stops if stop in case.facts]
    paused = any(p.clock == clock and p.until is None for p in case.pauses)
    return Deadline(due_on, london_day(started_at), min(stops, default=None), paused)


class Book:
    """All files, and the revisions of their clocks, as events come."""

    def __init__(self, law):
        self.law, self.cases = law, {}

    def settle(self, case, instant):
        """The case has changed: its clocks are worked out anew."""
        due_days = {}
        if case.covers:  # the review's clock is theirs, but its day is known here
            elsewhere = deadline_of(self.law, case, "lcspr", due_days, True)
            if elsewhere:
                due_days["lcspr"] = elsewhere.due_on
        for clock in self.law.clocks:
            deadline = deadline_of(self.law, case, clock, due_days)
            kept = case.revisions.setdefault(clock, [])
            last = kept[-1] if kept else None
            if deadline is None:
                if last:
                    last.end(instant)
                continue
            due_days[clock] = deadline.due_on
            runs = not (case.suspended or deadline.paused or deadline.met_at)
            # another day, or one that runs again: a revision with a ladder of its own
            days = (deadline.started_on, deadline.due_on)
            if last is None or days != (last.started_on, last.due_on) or (
                    runs and not last.runs()):
                if last:
                    last.end(instant)
                last = Revision(len(kept) + 1, deadline.due_on, deadline.started_on)
                kept.append(last)
                last.ran_from = instant if runs else None
            last.paused = last.paused or deadline.paused
            if not runs:
                last.end(instant, deadline.met_at)

    def rungs(self, until):
        """Every rung that was reached by then: (case, clock, revision, rung, recipient) with
        its due day, the instant at which it was reached, and its revision."""
        for case in self.cases.values():
            for clock, kept in case.revisions.items():
                for revision in kept:
                    yield from self.rungs_of(case, clock, revision, until)

    def rungs_of(self, case, clock, revision, until):
        for rung in self.law.ladder.get(clock, []):
            instant = self.law.raise_at(revision.due_on, rung.offset)
            if instant > until or not revision.runs_at(instant):
                continue
            if london_day(instant) < revision.started_on < revision.due_on:
                continue  # counted backwards, or from a due day, a clock has no such day
            key = (case.ref, clock, revision.number, rung.name,
                   recipient(rung.recipient, case.authority))
            yield key, revision.due_on, instant, revision

    # ---- What was sent -------------------------------------------------------------------

    def take(self, ref, what, body, instant):
        """A submission that was acknowledged: the file that it is about (or opened), the
        message, its fields, and when it was received."""
        if what == "notification":
            noted = {"looked_after_death", "care_leaver_death"} & {body["incident_type"]}
            self.cases[ref] = Case(ref, body["authority"], noted.pop() if noted else "incident")
            self.cases[ref].facts["notified"] = instant
        elif what == "lcspr":
            self.cases[ref] = Case(ref, body["authority"], "review")
            self.cases[ref].covers = [self.cases[link["case_ref"]] for link in body["links"]]
        elif what == "period_report" and ref not in self.cases:
            self.cases[ref] = Case(ref, body.get("authority", "panel"), body["kind"])
        case = self.cases[ref]
        getattr(self, "take_" + what)(case, body, instant)
        for one in [case, *case.covers]:
            self.settle(one, instant)

    @staticmethod
    def fact(case, name, instant):
        if instant is None:
            case.facts.pop(name, None)
        else:
            case.facts[name] = instant

    def days(self, case, body, names):
        """Facts that are stated as days, or as hours."""
        for stated, name in names.items():
            text = body.get(stated)
            if text and "T" in text:
                self.fact(case, name, datetime.fromisoformat(text))
            elif text:
                self.fact(case, name, at_midnight(date.fromisoformat(text)))

    OF_NOTIFICATION = {"became_aware_on": "became_aware", "all_partners_told_on": "partners_told",
                       "child_returned_at": "child_returned",
                       "return_interview_at": "interview_held"}

    def take_notification(self, case, body, _):
        self.days(case, body, self.OF_NOTIFICATION)

    def take_amendment(self, case, body, _):
        for change in body["changes"]:
            if change["path"] in self.OF_NOTIFICATION:
                self.fact(case, self.OF_NOTIFICATION[change["path"]], None)
                self.days(case, {change["path"]: change["value"]}, self.OF_NOTIFICATION)

    def take_rapid_review(self, case, body, instant):
        self.fact(case, "rapid_review", instant)
        if body["decision"] == "lcspr":
            case.facts.setdefault("lcspr_decided", instant)

    def take_panel_response(self, case, _, instant):
        self.fact(case, "response", instant)

    PLANNED = {"publication_planned_on": "publication_planned"}

    def take_lcspr(self, case, body, _):
        for one in [case, *case.covers]:
            self.days(one, body, {"commissioned_on": "lcspr_decided"})
        self.days(case, body, self.PLANNED)

    def take_delay(self, case, body, instant):
        self.fact(case, "delay_told", instant)
        self.days(case, body, self.PLANNED)

    def take_lcspr_report(self, case, body, instant):
        for one in [case, *case.covers]:  # a new copy does not undo the first
            one.facts.setdefault("lcspr_report", instant)
        self.days(case, body, self.PLANNED)

    def take_lcspr_publication(self, case, body, instant):
        self.days(case, body, {"published_on": "published"})
        if body["publication"] == "not_to_be_published":
            self.fact(case, "not_published", instant)

    def take_national_review(self, case, body, instant):
        stage = {"considered": "national_considered", "commissioned": "national_commissioned",
                 "reported": "national_reported", "published": "national_published"}
        if body["stage"] in stage:
            self.fact(case, stage[body["stage"]], instant)
        if body["stage"] == "considered":
            self.fact(case, "national_told", instant)
        self.days(case, body, {"publication_planned_on": "national_planned"})

    def take_period_report(self, case, body, instant):
        self.days(case, body, {"began_on": "period_began", "given_on": "period_given"})
        if "period_given" in case.facts:  # it meets its clock, and begins the next period
            self.settle(case, instant)
            case.facts["period_began"] = case.facts.pop("period_given")

    def take_extension_request(self, *_):
        pass

    def take_extension_decision(self, case, body, _):
        if body["granted"] == "yes":
            clock = body["clock"]
            for one in [case, *case.covers]:
                mine = [pause for pause in one.pauses if pause.clock == clock]
                one.extended[clock] = (date.fromisoformat(body["until"]), len(mine))

    def take_clock_pause(self, case, body, _):
        for one in [case, *case.covers]:
            one.pauses.append(Pause(body["clock"], date.fromisoformat(body["from_on"])))

    def take_clock_resume(self, case, body, _):
        for one in [case, *case.covers]:
            for pause in one.pauses:
                if pause.clock == body["clock"] and pause.until is None:
                    pause.until = date.fromisoformat(body["until_on"])

    def suspend(self, case, _body, _instant):
        case.suspended = True

    def resume(self, case, _body, _instant):
        case.suspended = False

    take_withdrawal = take_duplicate_link = take_closure = suspend
    take_reinstatement = take_duplicate_unlink = take_reopening = resume
