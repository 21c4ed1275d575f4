"""What an article tells once it may go on with however many sentences later."""

FILLER = " ".join(f"Neighbour number {word} did not want to talk." for word in ("one", "two", "six", "ten") * 3)


def test_the_only_event_goes_on_far_behind(read):
    (report,) = read(f"A woman was shot dead in Dover on Monday. {FILLER} The woman was shot twice.")
    assert report.where.place.name == "Dover"


def test_another_place_far_behind_is_another_event(read):
    text = f"A woman was shot dead in Dover on Monday. {FILLER} In Gao, six soldiers were killed on Sunday."
    assert [report.where.place.name for report in read(text)] == ["Dover", "Gao"]


def test_a_victim_told_again_at_a_hospital_is_of_the_same_event(read):
    text = (
        "Ann Walker was shot in Dover on Monday.\n\nTwo soldiers were killed in Gao on Tuesday.\n\n"
        "Ann Walker died in Baltimore on Wednesday."
    )
    reports = read(text)
    assert [report.where.place.name for report in reports] == ["Dover", "Gao"]
    assert [sum(f.best for f in report.figures if f.use == "counted") for report in reports] == [1, 2]


def test_an_exact_toll_replaces_a_vague_one(tolls):
    text = "Several people were shot in Dover on Monday, police said. Officials said five people were shot."
    assert tolls(text)["wounded"] == (5, 5, 5)
