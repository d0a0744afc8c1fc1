"""Frames are tidy: one row per observation, with the status by the record's rule and by the brief's word."""

from scripts import frames, status
from tests.small import dataset


def at(day: str) -> dict[tuple[str, str], dict]:
    return {(r["instrument"], r["country"]): r for r in frames.statuses(dataset(), day).to_dict("records")}


def test_one_row_for_each_country_and_instrument():
    found = frames.statuses(dataset(), status.BRIEF)
    assert len(found) == len(found.drop_duplicates(["instrument", "country"])) == 8


def test_status_by_the_record_and_by_the_brief():
    row = at(status.BRIEF)["bank", "AA"]
    assert (row["stage"], row["rank"], row["since"]) == ("decided", 3, "2022-03-01")
    assert (row["brief_status"], row["brief_stage"], row["brief_rank"]) == ("imposed", "in-force", 4)
    assert at("2022-02-28")["bank", "AA"]["stage"] == "announced"


def test_nothing_recorded_ranks_below_every_stage():
    row = at("2022-02-24")["bank", "AA"]
    assert (row["stage"], row["rank"], row["mark"]) == ("", frames.NOTHING, "none")


def test_a_refusal_is_the_lowest_stage():
    row = at(status.BRIEF)["asset-freeze-persons", "BB"]
    assert (row["stage"], row["rank"], row["since"]) == ("ruled-out", 0, "")


def test_a_precursor_does_not_set_the_status_and_a_part_is_told():
    assert at("2022-03-01")["chips", "AA"]["mark"] == "none"
    assert at("2022-03-02")["chips", "AA"]["mark"] == "part"


def test_steps_count_days_from_the_attack():
    found = frames.steps(dataset())
    assert len(found) == sum(len(c.steps) for country in dataset().countries for c in country.record)
    assert set(found[found["date"] == "2022-03-01"]["days"]) == {5}
    assert not found[found["scope"] == "widening"]["counts"].any()


def test_firsts_run_up_per_country_and_kind():
    steps = frames.steps(dataset())
    found = frames.firsts(steps[steps["sanction"]], {"commitment": status.COMMITTED, "act": status.BINDING})
    totals = found.groupby(["country", "kind"])["total"].apply(list).to_dict()
    assert totals == {("AA", "commitment"): [1, 2, 3], ("AA", "act"): [1, 2, 3], ("BB", "commitment"): [1, 2], ("BB", "act"): [1]}


def test_amounts_keep_grant_and_loan_apart():
    found = frames.amounts(dataset())
    assert found[["country", "kind", "value"]].values.tolist() == [["AA", "grant", 80], ["AA", "loan", 50], ["BB", "grant", 8]]


def test_persons_frozen_add_up():
    found = frames.frozen(dataset(), "asset-freeze-persons")
    assert found[["date", "added", "total"]].values.tolist() == [["2022-03-01", 6, 6], ["2022-03-08", 20, 26]]


def test_entries_reasons_and_outlook_hold_every_entry_once():
    data = dataset()
    assert list(frames.entries(data)["entry"]) == list(data.entries)
    assert list(frames.reasons(data)["entry"]) == ["AA-M1", "AA-M2", "BB-M1", "BB-M2"]
    assert list(frames.outlook(data)["hedge"]) == ["will", "may", "will"]
