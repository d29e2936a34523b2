"""Whatever a server does, a session ends within its bounds, with an answer or with a sentence."""

from __future__ import annotations

import socket
import time
from dataclasses import replace

import pytest

from awesome.sources.errors import SourceError
from awesome.sources.policy import Policy
from awesome.sources.session import Limits, Session
from tests.sources import bad, fake
from tests.sources.fake import QUICK, Behaviour, FakeServer

ONCE = replace(QUICK, tries=1)


def refused(server: FakeServer, behaviour: Behaviour, limits: Limits = ONCE) -> SourceError:
    """What a session says of a behaviour."""
    server.always(behaviour)
    with server.session(limits) as session, pytest.raises(SourceError) as caught:
        session.get(f"{server.base}/x", source="The server")
    assert str(caught.value).startswith("The server ")
    assert "Traceback" not in str(caught.value)
    return caught.value


BAD = {
    "hang": (bad.hang, "slow"),
    "drip": (bad.drip, "slow"),
    "drip_headers": (bad.drip_headers, "slow"),
    "endless": (bad.endless, "size"),
    "endless_chunk": (bad.endless_chunk, None),
    "announced": (bad.announced(50_000_000), "size"),
    "fifty megabytes": (bad.body(b"x" * 50_000_000), "size"),
    "gzip_bomb": (bad.gzip_bomb, "size"),
    "nonsense": (bad.nonsense, "unreachable"),
    "loop": (bad.redirect("/x"), "redirects"),
    "to a file": (bad.redirect("file:///etc/passwd"), "refused"),
    "to the loopback": (bad.redirect("http://127.0.0.1:1/"), "refused"),
    "to the loopback by https": (bad.redirect("https://127.0.0.1:1/"), "refused"),
    "to localhost": (bad.redirect("https://localhost/"), "refused"),
    "to a number": (bad.redirect("https://2130706433/"), "refused"),
    "to metadata": (bad.redirect("https://169.254.169.254/latest/meta-data/"), "refused"),
    "to a mapped address": (bad.redirect("https://[::ffff:7f00:1]/"), "refused"),
    "to plain http": (bad.redirect("http://example.org/"), "refused"),
    "to a user": (bad.redirect("https://a:b@example.org/"), "refused"),
    "to nonsense": (bad.redirect("https://[::1"), None),
    "to a script": (bad.redirect("javascript:alert(1)"), "refused"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_server_is_given_up_with_a_sentence(name: str, server: FakeServer) -> None:
    behaviour, fault = BAD[name]
    start = time.monotonic()
    error = refused(server, behaviour)
    assert fault in (None, error.fault)
    # far above the second that the limits allow, and far below for ever
    assert time.monotonic() - start < 15


def test_nothing_inward_is_connected_to(server: FakeServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as inner:
        port = inner.getsockname()[1]
        for target in (f"http://127.0.0.1:{port}/", f"https://localhost:{port}/", f"https://127.0.0.1:{port}/"):
            assert refused(server, bad.redirect(target)).fault == "refused"
        with Session(limits=ONCE) as session, pytest.raises(SourceError):
            session.get(f"https://localhost:{port}/")
        inner.settimeout(0.1)
        with pytest.raises(TimeoutError):
            inner.accept()


def test_a_name_that_stands_for_an_inner_machine_is_refused_when_it_is_looked_up(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1"])

    def lookup(_host: str, port: int, **_unused: object) -> list[tuple[object, ...]]:
        # the second answer would lead inward, if anybody asked again
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port)),
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", port)),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with Session(limits=ONCE) as session, pytest.raises(SourceError) as caught:
        session.get("https://rebinding.example/")
    assert caught.value.fault == "refused"
    assert "10.0.0.1" in str(caught.value)


def test_a_name_that_nobody_knows_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def lookup(*_unused: object, **_more: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with Session(limits=ONCE) as session, pytest.raises(SourceError) as caught:
        session.get("https://no.such.example/")
    assert caught.value.fault == "no-host"


def test_being_offline_is_no_missing_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def lookup(*_unused: object, **_more: object) -> list[object]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with Session(limits=ONCE) as session, pytest.raises(SourceError) as caught:
        session.get("https://export.arxiv.org/", source="arXiv")
    assert caught.value.fault == "unreachable"
    assert "offline" in str(caught.value)


def test_a_closed_port_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    session = Session(Policy(frozenset({("127.0.0.1", port)})), limits=ONCE)
    with session, pytest.raises(SourceError) as caught:
        session.get(f"http://127.0.0.1:{port}/")
    assert caught.value.fault == "unreachable"


def patient(server: FakeServer) -> tuple[Session, list[float]]:
    """A session whose waits are noted instead of waited for."""
    waits: list[float] = []
    policy = Policy(frozenset({("127.0.0.1", server.port)}))
    limits = replace(QUICK, patience=1000)
    return Session(policy, addresses=server.addresses, limits=limits, sleep=waits.append), waits


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(code: int, server: FakeServer) -> None:
    server.troubles = [bad.status(code), bad.status(code)]
    server.routes["/x"] = bad.body(b"here")
    session, waits = patient(server)
    assert session.get(f"{server.base}/x").body == b"here"
    assert waits == [1, 2]


def test_a_server_may_say_when_to_come_back(server: FakeServer) -> None:
    server.troubles = [bad.status(503, Retry_After="7"), bad.status(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")]
    server.routes["/x"] = bad.body(b"here")
    session, waits = patient(server)
    assert session.get(f"{server.base}/x").status == 200
    assert waits == [7, 2]


def test_no_server_is_waited_for_beyond_patience(server: FakeServer) -> None:
    server.always(bad.status(503, Retry_After="86400"))
    session, waits = patient(server)
    assert session.get(f"{server.base}/x").status == 503
    assert waits == []
    assert len(server.asked) == 1


@pytest.mark.parametrize("text", ["-1", "soon", "9" * 400, "Wed, 99 Oct 2015 07:28:00 GMT", "\xff", "1e9"])
def test_nonsense_in_retry_after_is_no_reason_to_fail(text: str, server: FakeServer) -> None:
    server.troubles = [bad.status(503, Retry_After=text)]
    server.routes["/x"] = bad.body(b"here")
    session, _ = patient(server)
    assert session.get(f"{server.base}/x").status in (200, 503)


@pytest.mark.parametrize(("sent", "asked"), [("é", "%E9"), ("é".encode().decode("latin-1"), "%C3%A9"), ("%2F", "%2F")])
def test_a_redirect_keeps_the_bytes_of_its_address(sent: str, asked: str, server: FakeServer) -> None:
    server.routes |= {"/a": bad.redirect(f"/b?{sent}"), "/b": bad.body(b"")}
    with server.session() as session:
        assert session.get(f"{server.base}/a").url == f"{server.base}/b?{asked}"


@pytest.mark.parametrize("code", [200, 204, 301, 400, 401, 403, 404, 410, 418])
def test_any_other_answer_is_given_as_it_is(code: int, server: FakeServer) -> None:
    server.routes["/x"] = bad.status(code)
    with server.session() as session:
        assert session.get(f"{server.base}/x").status == code
        assert session.head(f"{server.base}/x").status == code
    assert len(server.asked) == 2


def test_redirects_are_followed_and_told(server: FakeServer) -> None:
    server.routes |= {
        "/a": bad.redirect("/b", 301),
        "/b": bad.redirect(f"{server.base}/c?d"),
        "/c": bad.body(b"end"),
    }
    with server.session() as session:
        reply = session.get(f"{server.base}/a")
    assert (reply.body, reply.url) == (b"end", f"{server.base}/c?d")
    assert reply.hops == ((301, f"{server.base}/a"), (302, f"{server.base}/b"))


def test_headers_of_one_host_do_not_go_to_another(server: FakeServer) -> None:
    seen: list[str | None] = []
    with fake.serving() as other:

        def note(handler: fake.Handler) -> None:
            seen.append(handler.headers.get("Authorization"))
            handler.send(b"")

        other.routes["/y"] = note
        server.routes["/x"] = bad.redirect(f"{other.base}/y")
        policy = Policy(frozenset({("127.0.0.1", server.port), ("127.0.0.1", other.port)}))
        with Session(policy, limits=QUICK) as session:
            session.get(f"{server.base}/x", headers={"Authorization": "secret"})
            session.get(f"{other.base}/y", headers={"Authorization": "secret"})
    assert seen == [None, "secret"]


def test_neither_cookies_nor_the_environment_are_used(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    seen: list[tuple[str | None, str | None]] = []

    def note(handler: fake.Handler) -> None:
        seen.append((handler.headers.get("Cookie"), handler.headers.get("Authorization")))
        handler.send(b"", Set_Cookie="a=b")

    server.routes["/x"] = note
    with server.session() as session:
        session.get(f"{server.base}/x")
        session.get(f"{server.base}/x")
    assert seen == [(None, None), (None, None)]


def test_no_environment_variable_opens_the_way_inward(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWESOME_ARXIV_API", "AWESOME_POLICY", "ARXIV_API", "NO_PROXY"):
        monkeypatch.setenv(name, server.base)
    with Session(limits=ONCE) as session, pytest.raises(SourceError):
        session.get(f"{server.base}/x")
    assert server.asked == []


def test_a_host_is_asked_as_slowly_as_it_wishes(server: FakeServer) -> None:
    now = [100.0]
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    server.routes["/x"] = bad.body(b"")
    limits = replace(QUICK, pauses={f"127.0.0.1:{server.port}": 3.0})
    policy = Policy(frozenset({("127.0.0.1", server.port)}))
    with Session(policy, limits=limits, clock=lambda: now[0], sleep=sleep) as session:
        session.get(f"{server.base}/x")
        now[0] += 1
        session.get(f"{server.base}/x")
        now[0] += 5
        session.get(f"{server.base}/x")
    assert waits == [2.0]


def test_arxiv_is_asked_once_in_three_seconds() -> None:
    assert Limits().pauses["export.arxiv.org"] >= 3
