"""Which addresses and machines may be asked."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.sources.policy import Policy

OWN = Policy(frozenset({("127.0.0.1", 8123)}))


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2401.00001", "https://example.org:8443/x?y=1#z", "https://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/", "https://xn--bcher-kva.example/",
    ],
)  # fmt: skip
def test_an_address_of_the_open_internet_may_be_asked(url: str) -> None:
    assert Policy().objection_to_url(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "http://arxiv.org/", "ftp://arxiv.org/", "file:///etc/passwd", "gopher://x/", "javascript:alert(1)", "data:,x",
        "//arxiv.org/", "arxiv.org", "", "https://", "https:///x", "https://user@arxiv.org/", "https://user:pw@arxiv.org/",
        "https://@arxiv.org/", "https://127.0.0.1/", "https://127.0.0.1:8124/", "https://[::1]/", "https://0.0.0.0/",
        "https://10.0.0.1/", "https://192.168.1.1/", "https://172.16.0.1/", "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/", "https://[fe80::1]/", "https://[fc00::1]/", "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[::127.0.0.1]/", "https://224.0.0.1/",
        "https://255.255.255.255/", "https://192.0.2.1/", "https://arxiv.org\\@127.0.0.1/", "https://arxiv.org/\n",
        "https://arxiv.org/ x", "https://bücher.example/", "https://arxiv.org:99999/", "https://[::1", "https://a/" + "x" * 3000,
    ],
)  # fmt: skip
def test_anything_else_may_not(url: str) -> None:
    assert Policy().objection_to_url(url)
    assert OWN.objection_to_url(url)


def test_an_exception_is_one_port_of_one_machine() -> None:
    assert OWN.objection_to_url("http://127.0.0.1:8123/x") == ""
    assert OWN.objection_to_machine("127.0.0.1", 8123) == ""
    assert OWN.objection_to_machine("127.0.0.1", 8124)
    assert OWN.objection_to_machine("127.0.0.2", 8123)
    assert OWN.objection_to_url("http://localhost:8123/")
    assert OWN.objection_to_url("ftp://127.0.0.1:8123/")


@given(st.ip_addresses(v=4))
def test_no_machine_that_is_not_global_is_allowed_in_any_disguise(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    disguises = [
        str(address),
        f"::ffff:{address}",
        str(ipaddress.IPv6Address((0x64FF9B << 96) + number)),
        str(ipaddress.IPv6Address((0x2002 << 112) + (number << 80))),
    ]
    if not address.is_global:
        assert all(Policy().objection_to_machine(disguise, 443) for disguise in disguises)


@given(st.text(max_size=40))
def test_whatever_is_no_address_is_refused_without_a_traceback(text: str) -> None:
    assert isinstance(Policy().objection_to_url(text), str)
    assert isinstance(Policy().objection_to_url(f"https://{text}/"), str)
    assert isinstance(Policy().objection_to_machine(text, 443), str)
