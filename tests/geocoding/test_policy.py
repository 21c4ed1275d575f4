import subprocess
import sys
from email.message import Message

from dateline.geocoding import policy
from dateline.geocoding.policy import user_agent


def test_the_user_agent_names_the_program_its_version_and_its_home(monkeypatch):
    package = Message()
    package["Version"] = "1.2.3"
    package["Summary"] = "Reads news"
    monkeypatch.setattr(policy, "metadata", lambda _: package)
    assert user_agent() == "dateline/1.2.3 (Reads news)"
    package["Project-URL"] = "Issues, https://example.org/issues"
    package["Project-URL"] = "Homepage, https://example.org/dateline"
    assert user_agent() == "dateline/1.2.3 (https://example.org/dateline)"


def test_the_installed_package_can_say_who_it_is():
    assert user_agent().startswith("dateline/")
    assert user_agent().isascii()


def test_no_service_is_asked_faster_than_once_a_second():
    for service in ("nominatim", "photon", "geonames", "pickpoint", "openmapquest", "google"):
        found = policy.policy(service, public=True)
        assert found.interval_s >= 1.0
        assert 0 < found.names_a_run <= 1000
        assert found.attribution


def test_without_a_geocoder_none_is_loaded():
    code = "import sys, dateline.pipeline, dateline.cli; print([m for m in sys.modules if 'dateline.geocoding.' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['dateline.geocoding.mentions']"
