"""A day behind a name is that of a post, unless the name is one of a place."""

from pipelines.capture.reader import read
from tests.each import each

LISTED = """Blog

Bread in two scripts
{lead}, 4 May 2019
A workshop on recipes was held in Prizren on 2 May 2019 with twelve bakers... [read more]

Looking for a drummer
{lead}, 9 April 2019
Our band needs somebody who can keep time. Write to us before the first of June... [read more]

Who draws the map?
{lead}, 1 March 2019
On 26 February 2019 we held a round table on borders in Vranje... [read more]
"""


@each(["Ana", "Driton", "Milica (guest)"])
def test_the_day_behind_who_wrote_is_that_of_the_post(name: str) -> None:
    first, second, third = read(LISTED.format(lead=name).encode(), name="blog.txt").entries
    assert [entry.published.value for entry in (first, second, third) if entry.published] == [
        "2019-05-04",
        "2019-04-09",
        "2019-03-01",
    ]
    assert [entry.date.value for entry in (first, third) if entry.date] == [
        "2019-05-02",
        "2019-02-26",
    ]
    assert second.date is None and second.place is None
