"""A year of national volume, invented and plausible, from a seed: what is sent and when.

500 notifications of three authorities, and what follows: rapid reviews early, late and never,
the Panel's responses, LCSPRs with delays, reports and publications, withdrawals and
reinstatements, pauses, extensions, corrections, national reviews. A step has the time at which
it is sent, who sends it, and its form; no file has two steps at one time.
"""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
AUTHORITIES = ["E08000025", "E10000016", "E09000012"]
# of every other day: before the alerts of 09:00 and behind them; late and in the last hour
TIMES = [[time(8, 20), time(11, 10)], [time(15, 40), time(23, 40)]]
DAY = timedelta(days=1)
LETTER = "An invented letter."


@dataclass
class Step:
    at: datetime
    profile: str
    what: str
    body: dict
    about: list  # own references of the files that it changes


class Schedule:
    def __init__(self, seed, first, last, notifications):
        self.random = random.Random(seed)
        self.first, self.last = first, last
        self.steps, self.taken = [], set()
        self.open = {name: [] for name in AUTHORITIES}  # incidents that await a review
        for number in range(notifications):
            self.incident(number)
        for authority in AUTHORITIES:
            self.periods("yearly_report", authority.lower(), "2025", 365)
        for kind, period, length in (("data_quarter", "2025Q4", 91), ("data_year", "2025", 365),
                                     ("annual_report", "2025", 365)):
            self.periods(kind, "panel", period, length)
        self.steps.sort(key=lambda step: step.at)

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def some(self, least, most):
        return self.random.randint(least, most)

    def put(self, day, profile, what, body, about):
        """At some time of the day, or of the next on which its files have no other step; the
        day, or None if that is behind the year."""
        body = dict(body)
        while day <= self.last:
            times = TIMES[day.toordinal() % 2][:]
            self.random.shuffle(times)
            for moment in times:
                keys = {(day, moment, ref) for ref in about}
                if not keys & self.taken:
                    self.taken |= keys
                    self.steps.append(Step(datetime.combine(day, moment, LONDON), profile,
                                           what, body, about))
                    return day
            day += DAY
        return None

    def of(self, ref):
        """The head of a message about a file."""
        kind = "lcspr_ref" if "/L" in ref else "notification_ref"
        return {"authority": ref[:9], kind: ref}

    def send(self, day, profile, what, ref, also=(), **fields):
        return self.put(day, profile, what, self.of(ref) | fields, [ref, *also])

    def panel(self, day, what, ref, also=(), **fields):
        fields = {"reason": "Invented."} | fields
        return self.send(day, "panel", what, ref, also, letter=LETTER, **fields)

    # ---- An incident ---------------------------------------------------------------------

    def incident(self, number):
        authority = self.random.choice(AUTHORITIES)
        ref = f"{authority}/N{number:03}"
        mine = authority.lower()
        day = self.first + DAY * self.some(0, (self.last - self.first).days - 2)
        aware = day - DAY * self.random.choice([0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 12, 30])
        kind = self.random.choices(
            ["serious_harm", "death", "looked_after_death", "care_leaver_death"],
            [55, 39, 4, 2])[0]
        body = {"notification_ref": ref, "authority": authority,
                "incident_on": str(aware - DAY * self.some(5, 9)),
                "became_aware_on": str(aware), "incident_type": kind,
                "neglect": "no", "domestic_abuse": "no", "social_care": "open",
                "children": [self.child(aware, kind)]}
        if kind == "serious_harm":
            body["harm_category"] = "neglect"
        if kind == "death":
            body["death_category"] = "sudi"
        if self.chance(55):
            body["all_partners_told_on"] = str(aware + DAY * self.some(0, (day - aware).days))
        if self.chance(6):
            back = datetime.combine(day - 2 * DAY, time(self.some(6, 22)), LONDON)
            body["child_returned_at"] = back.isoformat()
        day = self.put(day, mine, "notification", body, [ref])
        if day is None:
            return
        if kind in ("looked_after_death", "care_leaver_death"):
            return
        self.corrections(ref, mine, day, aware, body)
        self.rapid_review(ref, mine, day)
        if self.chance(6):
            self.national(ref, day + DAY * self.some(10, 40))

    def child(self, aware, kind):
        looked_after = {"looked_after_death": "current", "care_leaver_death": "past"}
        years = (17, 19) if kind == "care_leaver_death" else (1, 14)
        return {"child_no": 1, "index_child": "yes",
                "date_of_birth": str(aware - 366 * DAY * self.some(*years)), "sex": "female",
                "ethnicity": "WBRI", "disability": "no", "cp_plan": "never",
                "looked_after": looked_after.get(kind, "never")}

    def corrections(self, ref, mine, day, aware, body):
        changes = []
        if self.chance(9):
            changes.append({"path": "became_aware_on",
                            "value": str(aware - DAY * self.some(-1 if aware < day else 0, 4))})
        if "all_partners_told_on" not in body and self.chance(50):
            changes.append({"path": "all_partners_told_on",
                            "value": str(day + DAY * self.some(0, 2))})
        if "child_returned_at" in body and self.chance(60):
            held = datetime.combine(day + 2 * DAY, time(8), LONDON)
            changes.append({"path": "return_interview_at", "value": held.isoformat()})
        if changes:
            self.send(day + DAY * self.some(3, 14), mine, "amendment", ref,
                      reason="Invented.", changes=changes)

    def rapid_review(self, ref, mine, day):
        """What happens until the rapid review comes, if it does."""
        wait = self.some(6, 21) if self.chance(60) else self.some(22, 60)
        review = day + DAY * wait
        if self.chance(12):
            asked = self.some(4, min(16, wait - 5)) if wait > 9 else 2
            self.extension(ref, mine, day + DAY * asked, "rapid_review", 10, 30)
        elif self.chance(9):
            review = self.pause(ref, day + DAY * self.some(2, 15), "rapid_review", review)
        elif self.chance(9):
            review = self.withdrawal(ref, mine, day + DAY * self.some(2, 30), review)
        if review is None or self.chance(9):
            return
        decision = self.random.choices(["lcspr", "no_lcspr", "criteria_not_met"], [36, 56, 8])[0]
        review = self.send(review, mine, "rapid_review", ref, decision=decision,
                           rationale="Invented.")
        if review is None:
            return
        answered = None
        if self.chance(88):
            answered = self.send(review + DAY * self.some(2, 26), "panel", "panel_response",
                                 ref, response="agrees", letter=LETTER)
        if decision == "lcspr":
            self.open[mine.upper()].append((ref, review))
            if self.chance(90):
                self.lcspr(mine, ref, review + DAY * self.some(1, 45))
        elif answered and self.chance(30):
            closed = self.panel(answered + DAY * self.some(1, 20), "closure", ref)
            if closed and self.chance(30):
                self.panel(closed + DAY * self.some(1, 20), "reopening", ref)

    def extension(self, ref, mine, day, clock, least, most, also=()):
        asked = self.chance(60)
        if asked:
            day = self.send(day, mine, "extension_request", ref, also, clock=clock,
                            until=str(day + DAY * most), why="inquest", reason="Invented.")
        if day is None:
            return
        day += DAY * self.some(1, 3)
        fields = {"clock": clock, "approved_by": "head of the secretariat"}
        if asked and self.chance(20):
            self.panel(day, "extension_decision", ref, also, granted="no", extension_no=1,
                       **fields)
        else:
            until = day + DAY * self.some(least, most)
            fields |= {"extension_no": 1} if asked else {}
            self.panel(day, "extension_decision", ref, also, granted="yes", until=str(until),
                       **fields)

    def pause(self, ref, day, clock, next_on, also=()):
        """Pauses the clock and lets it go on; gives the day of what comes next."""
        fields = {"clock": clock, "approved_by": "head of the secretariat"}
        since = self.panel(day, "clock_pause", ref, also, from_on=str(day), **fields)
        if since is None or self.chance(15):
            return None if since is None or self.chance(40) else next_on  # stays paused
        again = since + DAY * self.some(3, 40)
        if self.panel(again, "clock_resume", ref, also, until_on=str(again), **fields) is None:
            return None
        return max(next_on, again + DAY * self.some(1, 20))

    def withdrawal(self, ref, mine, day, review):
        day = self.send(day, mine, "withdrawal", ref, why="criteria_not_met",
                        reason="Invented.")
        if day is None or self.chance(50):
            return None
        day = self.send(day + DAY * self.some(1, 40), mine, "reinstatement", ref,
                        reason="Invented.")
        return None if day is None else max(review, day + DAY * self.some(1, 20))

    # ---- What is given each period -------------------------------------------------------

    def periods(self, kind, profile, period, length):
        """An operator, or whose it is, tells when the period began; then it is given, early
        or late; a day that was wrong is corrected."""
        body = {"kind": kind}
        if kind == "yearly_report":
            body["authority"] = profile.upper()
        began = self.first - DAY * self.some(1, length)
        who = "operator" if self.chance(60) else profile
        day = self.put(self.first + DAY * self.some(0, 20), who, "period_report",
                       body | {"began_on": str(began)}, [f"{profile}/{kind}"])
        while day:
            if self.chance(30):
                wrong = {"began_on": str(began - DAY * self.some(1, 5)), "reason": "Invented."}
                self.put(day + DAY * self.some(1, 3), "operator", "period_report", body | wrong,
                         [f"{profile}/{kind}"])
            given = max(day + 5 * DAY, began + DAY * (length + self.some(-30, 45)))
            day = self.put(given, profile, "period_report", body | {
                "period": period, "given_on": str(given - DAY * self.some(0, 2))},
                [f"{profile}/{kind}"])
            began = given

    # ---- A review ------------------------------------------------------------------------

    def lcspr(self, mine, ref, day):
        covers, since = [ref], max(at for other, at in self.open[mine.upper()] if other == ref)
        self.open[mine.upper()] = [one for one in self.open[mine.upper()] if one[0] != ref]
        for other, at in self.open[mine.upper()][:1]:
            if at < day and self.chance(12):  # one for two
                covers.append(other)
                since = max(since, at)
                self.open[mine.upper()].remove((other, at))
        own = ref.replace("/N", "/L")
        body = {"lcspr_ref": own, "authority": mine.upper(), "shape": "single",
                "commissioned_on": str(since + DAY * self.some(1, (day - since).days)),
                "children": 1, "publication": "in_progress",
                "links": [{"authority": one[:9], "notification_ref": one} for one in covers]}
        if self.chance(25):
            body["publication_planned_on"] = str(day + DAY * self.some(100, 250))
        day = self.put(day, mine, "lcspr", body, [own, *covers])
        if day is None:
            return
        report = day + DAY * self.some(60, 280)
        if self.chance(20):
            self.extension(own, mine, day + DAY * self.some(20, 170), "lcspr", 30, 120, covers)
        elif self.chance(15):
            report = self.pause(own, day + DAY * self.some(10, 120), "lcspr", report, covers)
        if self.chance(30) and report:
            delayed = day + DAY * self.some(50, 200)
            if delayed < report:
                self.send(delayed, mine, "delay", own, covers, why="inquest",
                          forecast_on=str(report + 30 * DAY), reason="Invented.",
                          **({"publication_planned_on": str(report + 50 * DAY)}
                             if self.chance(50) else {}))
        if report:
            self.report(mine, own, report, covers)

    def report(self, mine, own, day, covers):
        planned = {"publication_planned_on": str(day + 60 * DAY)} if self.chance(30) else {}
        day = self.send(day, mine, "lcspr_report", own, covers, methodology="systems",
                        methods="Invented.", findings="Invented.", added_value="Invented.",
                        **planned)
        if day and self.chance(80):
            day += DAY * self.some(16, 60)
            self.send(day, mine, "lcspr_publication", own, covers, publication="published",
                      published_on=str(day), address="https://www.example.org/")

    def national(self, ref, day):
        for stage in ("considered", "commissioned", "reported", "published"):
            fields = {"stage": stage}
            if stage == "commissioned" and self.chance(60):
                fields["publication_planned_on"] = str(day + DAY * self.some(100, 160))
            day = self.panel(day, "national_review", ref, **fields)
            if day is None or self.chance(15):
                return
            day += DAY * self.some(5, 70)


if __name__ == "__main__":
    import collections
    import sys
    plan = Schedule(int(sys.argv[1]), date(2026, 4, 1), date(2027, 3, 31), 500)
    print(len(plan.steps), len({step.at for step in plan.steps}))
    print(collections.Counter(step.what for step in plan.steps))
