import pytest

from dateline.gazetteer import Gazetteer
from dateline.language.document import parse
from dateline.model import Article
from dateline.places.home import home
from dateline.places.mentions import find_mentions


@pytest.fixture(scope="module")
def world():
    with Gazetteer.open(installed=()) as gazetteer:
        yield gazetteer


@pytest.fixture(scope="module")
def meant(world):
    """Return the country of the place that a name means in a text of some publisher, and how sure that is."""

    def found(text, name, source=None, url=None):
        document = parse(Article("a", "", text, source=source, url=url, language="en"))
        mention = next(mention for mention in find_mentions(document, world) if mention.surface == name)
        return mention.place.country, mention.confidence

    return found


@pytest.mark.parametrize(
    ("source", "country"),
    [
        ("Malijet", "ML"),
        ("MaliActu.net", "ML"),
        ("Le Journal du Mali", "ML"),
        ("Algérie Presse Service", "DZ"),
        ("Agence Nigérienne de Presse", "NE"),
        ("Nigerian Tribune", "NG"),
        ("The Times of India", "IN"),
        ("Daily Nation (Kenya)", "KE"),
        ("Papua New Guinea Post-Courier", "PG"),
        ("Côte d'Ivoire Info", "CI"),
        ("U.S. News & World Report", "US"),
        ("Texas Tribune", "US"),
        ("Dakaractu", "SN"),
        ("Karachi Herald", "PK"),
        ("Sudan Tribune English", "SD"),
        # A name of both, so nothing is said.
        ("Georgia Recorder", None),
        ("Punjab Kesari", None),
        ("Mali and Niger Times", None),
        # Plain words, of which the gazetteer has many as towns and divisions.
        ("The Star", None),
        ("Le Sahel", None),
        ("Sud Quotidien", None),
        ("La Nación", None),
        ("Central Chronicle", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_the_source_names_its_country(world, source, country):
    assert home(Article("a", "", "", source=source), world) == country


@pytest.mark.parametrize("source", ["Reuters", "BBC News", "France 24", "France24", "Agence France-Presse", "RFI"])
def test_who_reports_for_the_world_is_nowhere_at_home(world, source):
    assert home(Article("a", "", "", source=source, url="https://example.ng/1"), world) is None


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.aps.dz/monde/1", "DZ"),
        ("https://thisdaylive.com.ng:8080/x", "NG"),
        ("https://www.independent.co.uk/news", "GB"),
        ("https://malijet.com/a", "ML"),
        ("https://news.com/mali.dz", None),
        ("https://example.io/x", None),
        ("https://example.co/x", None),
        ("https://example.com.co/x", "CO"),
        ("https://www.bbc.co.uk/afrique", None),
        ("https://fr.allafrica.com/x", None),
        ("https://192.0.2.7/x", None),
        ("http://[::1", None),
        (None, None),
    ],
)
def test_the_address_says_it_by_its_domain(world, url, country):
    assert home(Article("a", "", "", url=url), world) == country


@pytest.mark.parametrize(
    ("source", "url", "country"),
    [
        ("The Zimbabwean", "https://example.co.uk/", "ZW"),
        ("Sud Ouest", "https://example.fr/", "FR"),
        ("Georgia Today", "https://example.ge/", "GE"),
        ("Le Maine Libre", "https://example.fr/", "FR"),
        ("aps.dz", None, "DZ"),
        ("france24.com", "https://example.dz/", None),
    ],
)
def test_a_country_in_the_name_comes_before_the_domain_and_a_division_after(world, source, url, country):
    assert home(Article("a", "", "", source=source, url=url), world) == country


@pytest.mark.parametrize(
    ("name", "source", "country"),
    [
        ("Georgia", "Texas Tribune", "US"),
        ("Georgia", "France 24", "GE"),
        ("Tripoli", "Libya Herald", "LY"),
        ("Tripoli", "The Daily Star, Lebanon", "LB"),
        ("Victoria", "The Australian", "AU"),
        ("Victoria", "Toronto Star", "CA"),
        ("Victoria", "Seychelles Nation", "SC"),
    ],
)
def test_a_bare_name_means_what_is_near_the_publisher(meant, name, source, country):
    assert meant(f"A man was arrested in {name} on Friday.", name, source)[0] == country


def test_far_from_home_is_doubted(meant):
    text = "A fire broke out in Paris on Friday."
    _, known = meant(text, "Paris")
    assert meant(text, "Paris", "Texas Tribune")[1] < known < meant(text, "Paris", url="https://example.fr/1")[1]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Two died in Georgia on Friday, officials said in Tbilisi.", "Georgia", "GE"),
        ("A fire broke out in Paris. Firemen came from all over France.", "Paris", "FR"),
        ("Three were shot dead in Tripoli, Lebanon. Soldiers came from Beirut.", "Tripoli", "LB"),
    ],
)
@pytest.mark.parametrize("source", ["Texas Tribune", "Libya Herald", "The Australian"])
def test_what_the_article_names_outweighs_the_publisher(meant, text, name, country, source):
    assert meant(text, name, source)[0] == country
