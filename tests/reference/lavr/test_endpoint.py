"""An endpoint as the controller: what it is sent, and that no reply of it does harm."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from reference_impl.llm_aided_visual_reasoning.controller import ROLES, Ask, ControllerError
from reference_impl.llm_aided_visual_reasoning.endpoint import Endpoint, endpoint_prompts, from_environment, messages
from reference_impl.llm_aided_visual_reasoning.many_rounds import Question, discuss, truth
from reference_impl.llm_aided_visual_reasoning.single_round import answer, plan_ask
from reference_impl.llm_aided_visual_reasoning.tools.oracle import oracle_tools
from reference_impl.scenes.scene import COLORS, Object, Scene
from tests.reference.lavr.fake_server import Reply, completion, cut_short, dripping, endless, raw, serving
from tests.reference.lavr.helpers import cells, plan_json

SCENE = Scene(
    (
        Object("b2", "red", "circle", "large", "4"),
        Object("c3", "red", "square", "small", "7"),
    )
)
PATH = Scene((Object("b2", "red", "circle", "large", "right"), Object("c2", "blue", "circle", "small", "")))
PLAN = Ask("plan", plan_ask("read b2").slots)
TRANSCRIPTS = Path(__file__).parent / "transcripts"


def _endpoint(url: str, **options: Any) -> Endpoint:
    return Endpoint(url, "tiny", "secret-key", **({"seconds": 0.6, "attempts": 2, "pause": 0.01} | options))


def _recorded(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((TRANSCRIPTS / name).read_text(encoding="utf-8"))
    return data


def test_two_messages_the_model_and_the_key_are_sent() -> None:
    with serving([completion("[]")]) as server:
        assert _endpoint(server.url + "/").say([PLAN], temperature=0.3, seed=2) == ["[]"]
    sent = server.bodies[0]
    assert (sent["path"], sent["model"], sent["temperature"], sent["seed"]) == ("/v1/chat/completions", "tiny", 0.3, 2)
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert "k: read b2" in sent["messages"][1]["content"]
    assert server.keys == ["Bearer secret-key"]


def test_every_role_has_its_prompts_and_their_slots_are_filled() -> None:
    assert {role.removeprefix("rounds.") for role in ROLES} == set(endpoint_prompts())
    slots = dict.fromkeys(
        ("tasks", "log", "marked", "task", "want", "cards", "request", "workflow", "results", "question", "candidates",
         "evidence", "analysis"),
        "SLOT",
    )  # fmt: skip
    for role in ROLES:
        sent = messages(Ask(role, slots))
        assert "SLOT" in sent[1]["content"]
        assert "{" not in sent[0]["content"] + sent[1]["content"]


def test_a_recorded_round_plays_back() -> None:
    record = _recorded("sum.json")
    with serving([completion(text) for text in record["replies"]]) as server:
        trace = answer(_endpoint(server.url), oracle_tools(), record["request"], SCENE)
    assert trace.response == record["response"]
    assert trace.as_data()["waves"] == record["waves"]
    assert trace.results["r"].value == 11
    assert '"result": "11"' in server.bodies[1]["messages"][1]["content"]


def test_a_recorded_dialogue_plays_back() -> None:
    record = _recorded("path.json")
    with serving([completion(text) for text in record["replies"]]) as server:
        dialogue = discuss(_endpoint(server.url), truth, [Question(record["question"], COLORS, PATH)])[0]
    assert cells(dialogue.rounds) == record["cells"]
    assert (dialogue.answer, dialogue.forced, dialogue.rounds[0].confidence) == (record["answer"], False, 0.0)
    assert "b2: large red circle right" in server.bodies[3]["messages"][1]["content"]


def test_after_a_busy_moment_it_is_asked_again() -> None:
    with serving([raw(b"", 429), raw(b"", 503), completion("[]")]) as server:
        assert _endpoint(server.url, attempts=3).say([PLAN]) == ["[]"]
    assert len(server.bodies) == 3


@pytest.mark.parametrize(
    ("reply", "why", "attempts"),
    [
        (raw(b"not json"), "no chat completion", 1),
        (raw(b"{}"), "no chat completion", 1),
        (raw(b'{"choices": [[]]}'), "no chat completion", 1),
        (raw(b"[" * 500_000), "no chat completion", 1),
        (raw(b"\xff\xfe\x00"), "no chat completion", 1),
        (completion(None), "no text", 1),
        (completion({"__class__": "os"}), "no text", 1),
        (completion("  "), "no text", 1),
        (raw(b"", 401), "refuses with status 401", 1),
        (raw(b"", 302, Location="http://127.0.0.1:9/"), "refuses with status 302", 1),
        (endless, "larger than 1,000,000 bytes", 1),
        (raw(b"", 500), "no answer in 2 attempts: status 500", 2),
        (cut_short, "no answer in 2 attempts: ", 2),
        (dripping, "no answer in 2 attempts: no whole reply within 0.6 s", 2),
    ],
)
def test_a_reply_that_is_none_is_an_error_within_bounds(reply: Reply, why: str, attempts: int) -> None:
    begun = time.monotonic()
    with serving([reply]) as server, pytest.raises(ControllerError, match=why) as caught:
        _endpoint(server.url).say([PLAN])
    assert time.monotonic() - begun < 6
    assert len(server.bodies) == attempts
    assert "secret-key" not in str(caught.value)


def test_nobody_there_is_an_error_that_does_not_tell_the_key() -> None:
    with pytest.raises(ControllerError, match="no answer in 2 attempts") as caught:
        _endpoint("http://127.0.0.1:9/v1").say([PLAN])
    assert "secret-key" not in str(caught.value) + repr(_endpoint("http://127.0.0.1:9/v1"))


@pytest.mark.parametrize(
    "malice",
    [
        "__import__('os').system('touch owned')",
        plan_json(("k", "caption", {"image": "/etc/passwd"})),
        plan_json(("k", "__import__('os').system('touch owned')", {})),
        plan_json(("k", "calculate", {"left": "__import__('os')", "operator": "+", "right": "1"})),
        json.dumps([{"id": "k", "task": "chat", "args": {}, "__proto__": {"x": 1}}] * 50),
        "[" * 100_000,
    ],
)
def test_nothing_that_a_model_says_is_run(malice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with serving([completion(malice)]) as server:
        trace = answer(_endpoint(server.url), oracle_tools(), "read b2", SCENE)
    assert not any(tmp_path.iterdir())
    assert trace.problem or any(result.error for result in trace.results.values())


@pytest.mark.parametrize("url", ["", "ftp://x", "file:///etc/passwd", "localhost:8000"])
def test_only_http_addresses_are_endpoints(url: str) -> None:
    with pytest.raises(ControllerError, match="no http address"):
        Endpoint(url, "tiny")


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ControllerError, match="not set in the environment: OPENAI_BASE_URL, OPENAI_MODEL"):
        from_environment()
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:8000/v1")
    monkeypatch.setenv("OPENAI_MODEL", "tiny")
    assert from_environment() == Endpoint("http://localhost:8000/v1", "tiny")
