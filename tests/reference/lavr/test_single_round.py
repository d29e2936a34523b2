"""One round: each stage alone, all of it, and everything that can go wrong on the way."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from typing import Any

import pytest

from reference_impl.llm_aided_visual_reasoning.controller import Ask, ControllerError
from reference_impl.llm_aided_visual_reasoning.execution import Limits, execute
from reference_impl.llm_aided_visual_reasoning.plans import read_plan, unfold
from reference_impl.llm_aided_visual_reasoning.selection import FAST, Choice, available, select
from reference_impl.llm_aided_visual_reasoning.single_round import ROOM, answer, cut_context, plan_ask
from reference_impl.llm_aided_visual_reasoning.tools.base import Card, Tool, ToolError
from reference_impl.llm_aided_visual_reasoning.tools.oracle import oracle_tools
from reference_impl.llm_aided_visual_reasoning.user_requests import RequestError
from reference_impl.scenes.scene import Object, Scene
from tests.reference.lavr.helpers import Scripted, plan_json

SCENE = Scene(
    (
        Object("b2", "red", "circle", "large", "4"),
        Object("c3", "red", "square", "small", "7"),
        Object("d1", "blue", "circle", "small", "2"),
    )
)
ORACLES = oracle_tools()
BOTH = plan_json(
    ("k", "digit", {"image": "picture", "cell": "b2"}),
    ("m", "digit", {"image": "picture", "cell": "c3"}),
    ("r", "calculate", {"left": "<resource>-k", "operator": "+", "right": "<resource>-m"}),
)
REQUEST = "k : read b2 ; m : read c3 ; r : add k and m"


def _tool(
    name: str, task: str = "digit", *, quality: float = 0.9, cost: float = 1.0, work: Any = None, no: str = ""
) -> Tool:
    return Tool(Card(name, task, "For tests.", quality, cost), work or (lambda _: 1), lambda: no)


def _only(tools: list[Tool]) -> Any:
    chosen = {tool.card.task: Choice(tool, "the only one") for tool in tools}
    return lambda task: chosen.get(task, Choice(None, f"no tool for {task} is available"))


# ---- selection


def test_the_controller_chooses_among_those_that_are_there_and_says_why() -> None:
    controller = Scripted({"select": ['{"id": "l", "reason": "lowest cost"}']})
    tools = [
        _tool("good", cost=9),
        _tool("away", no="its weights are missing"),
        _tool("quick", quality=0.5),
        _tool("other", "crop"),
    ]
    choice = select(controller, tools, "digit", FAST)
    assert choice.tool is tools[2]
    assert choice.reason == "lowest cost"
    assert choice.passed_over == (("away", "its weights are missing"),)
    assert controller.asked[0].slots["candidates"] == "k quality 9 cost 9 ; l quality 0 cost 0"
    assert controller.asked[0].slots["want"] == "fast"


def test_where_there_is_no_choice_nobody_is_asked() -> None:
    controller = Scripted({})
    assert (
        select(controller, [_tool("one"), _tool("two", no="broken")], "digit").reason
        == "the only one that is available"
    )
    assert select(controller, [_tool("one", no="broken")], "digit").tool is None
    assert not controller.asked


@pytest.mark.parametrize("said", ["", "k", "[]", '{"id": "zz"}', '{"id": 7}', '{"reason": "x"}', "[" * 5_000])
def test_a_choice_that_cannot_be_read_falls_back_to_the_best(said: str) -> None:
    choice = select(Scripted({"select": [said]}), [_tool("bad", quality=0.1), _tool("good")], "digit")
    assert choice.tool is not None
    assert choice.tool.card.name == "good"
    assert "could not be read" in choice.reason


def test_a_tool_that_fails_when_it_is_asked_is_not_there() -> None:
    def broken() -> str:
        raise OSError("no disk")

    there, passed = available([Tool(Card("x", "digit", "", 1, 1), lambda _: 1, broken)], "digit")
    assert not there
    assert "no disk" in passed[0][1]


def test_no_more_than_five_are_put_before_the_controller() -> None:
    assert len(available([_tool(str(number)) for number in range(9)], "digit")[0]) == 5


# ---- execution


def test_results_take_the_places_of_references() -> None:
    results = execute(read_plan(BOTH), SCENE, _only(ORACLES))
    assert [results[name].value for name in "kmr"] == [4, 7, 11]
    assert [results[name].wave for name in "kmr"] == [0, 0, 1]


def test_tasks_of_a_wave_run_side_by_side() -> None:
    meeting = threading.Barrier(2, timeout=5)

    def meet(args: Mapping[str, Any]) -> int:
        meeting.wait()
        return 3

    results = execute(read_plan(BOTH), SCENE, _only([_tool("meets", work=meet), *ORACLES[-3:]]))
    assert results["r"].value == 6


def test_a_failure_is_a_result_and_those_who_need_it_take_what_it_had_been_given() -> None:
    def fails(args: Mapping[str, Any]) -> int:
        raise ToolError("the lens is dirty")

    crop = plan_json(
        ("k", "crop", {"image": "picture", "cell": "b2"}),
        ("m", "caption", {"image": "<resource>-k"}),
        ("r", "count", {"boxes": "<resource>-m"}),
    )
    tools = [_tool("broken", "crop", work=fails), *(tool for tool in ORACLES if tool.card.task != "crop")]
    results = execute(read_plan(crop), SCENE, _only(tools))
    assert results["k"].error == "the lens is dirty"
    assert "b2 large red circle 4" in str(results["m"].value)
    assert results["r"].error == "it needs the boxes of m, which makes none"


def test_any_exception_of_a_tool_is_data() -> None:
    def breaks(args: Mapping[str, Any]) -> int:
        raise ZeroDivisionError("x" * 1_000)

    error = execute(read_plan(BOTH), SCENE, _only([_tool("broken", work=breaks)]))["k"].error
    assert error.startswith("broken failed: ZeroDivisionError")
    assert len(error) <= 300


def test_a_tool_that_hangs_is_left_behind() -> None:
    release = threading.Event()

    def hangs(args: Mapping[str, Any]) -> int:
        release.wait(20)
        return 1

    begun = time.monotonic()
    results = execute(read_plan(BOTH), SCENE, _only([_tool("slow", work=hangs), *ORACLES[-3:]]), Limits(0.2, 5.0))
    assert time.monotonic() - begun < 3
    assert "not done after" in results["k"].error
    assert "needs the number of k" in results["r"].error
    release.set()


def test_what_has_not_begun_when_time_is_up_does_not_begin() -> None:
    results = execute(read_plan(BOTH), SCENE, _only(ORACLES), Limits(whole=-1.0))
    assert {result.error for result in results.values()} == {"there was no time left to begin"}


@pytest.mark.parametrize(
    ("args", "why"),
    [
        ({"left": "seven", "operator": "+", "right": "1"}, "left is no whole number"),
        ({"left": "9" * 30, "operator": "+", "right": "1"}, "at most nine digits"),
        ({"left": "1", "operator": "; rm", "right": "1"}, "unknown operator"),
    ],
)
def test_values_that_a_model_made_up_are_refused(args: dict[str, str], why: str) -> None:
    results = execute(read_plan(plan_json(("k", "calculate", args))), SCENE, _only(ORACLES))
    assert why in results["k"].error


def test_only_the_users_picture_is_there() -> None:
    results = execute(read_plan(plan_json(("k", "caption", {"image": "/etc/passwd"}))), SCENE, _only(ORACLES))
    assert "there is no picture '/etc/passwd'" in results["k"].error


def test_an_unfolded_task_gives_several_results_and_a_list_takes_them_all() -> None:
    plan = plan_json(
        ("k", "crop", {"image": "picture", "cell": "c3"}),
        ("m", "crop", {"image": "picture", "cell": "b2"}),
        ("r", "digit", {"image": "<resource>-k,<resource>-m"}),
        ("s", "sort", {"numbers": "<resource>-r"}),
    )
    results = execute(unfold(read_plan(plan)), SCENE, _only(ORACLES))
    assert (results["r.1"].value, results["r.2"].value, results["s"].value) == (7, 4, (4, 7))


# ---- all of it


def test_a_round_from_request_to_response_and_its_trace() -> None:
    controller = Scripted({"plan": [BOTH], "respond": ["the number is k ."]})
    trace = answer(controller, ORACLES, REQUEST, SCENE)
    assert trace.response == "the number is 11 ."
    assert not trace.problem
    assert controller.asked[1].slots["records"] == "k number"
    data = json.loads(json.dumps(trace.as_data()))
    assert data["waves"] == [["k", "m"], ["r"]]
    assert data["results"]["r"] == {
        "task": "calculate", "args": {"left": "<resource>-k", "operator": "+", "right": "<resource>-m"},
        "tool": "calculator", "reason": "the only one that is available", "passed over": {}, "wave": 1, "result": "11", "error": "",
    }  # fmt: skip
    assert data["calls"] == 2


@pytest.mark.parametrize("plan", ["[]", "I would rather not.", plan_json(("k", "chat", {}))])
def test_where_nothing_needs_a_tool_there_is_talk(plan: str) -> None:
    trace = answer(Scripted({"plan": [plan]}), ORACLES, "hello", SCENE)
    assert "Ask about the picture" in trace.response
    assert not trace.results


def test_faulty_tasks_are_told_of_and_the_rest_is_done() -> None:
    plan = plan_json(("k", "digit", {"image": "picture", "cell": "b2"}), ("m", "teleport", {}))
    controller = Scripted({"plan": [plan], "respond": ["sorry , k failed . the number is l ."]})
    trace = answer(controller, ORACLES, "read b2 ; teleport", SCENE)
    assert trace.results["k"].value == 4
    assert "unknown task 'teleport'" in trace.response
    assert "the number is 4" in trace.response


class _Silent(Scripted):
    """A controller that does not answer in one role."""

    role = "plan"

    def say(self, asked: Any, *, temperature: float = 0.0, **_: object) -> list[str]:
        if asked[0].role == self.role:
            raise ControllerError("nobody is there")
        return super().say(asked, temperature=temperature)


def test_a_controller_that_does_not_plan_is_a_problem_and_no_exception() -> None:
    assert answer(_Silent({}), ORACLES, REQUEST, SCENE).problem == "nobody is there"


def test_a_controller_that_does_not_respond_leaves_the_result() -> None:
    controller = _Silent({"plan": [BOTH]})
    controller.role = "respond"
    trace = answer(controller, ORACLES, REQUEST, SCENE)
    assert trace.response == "the result is 11"
    assert "nobody is there" in trace.problem


@pytest.mark.parametrize("request_", ["", "x " * 2_000])
def test_a_request_that_cannot_be_planned_is_a_problem_and_no_exception(request_: str) -> None:
    controller = Scripted({})
    assert answer(controller, ORACLES, request_, SCENE).problem
    assert not controller.asked


def test_old_turns_are_dropped_two_at_a_time() -> None:
    turns = [f"turn {number} " + "x " * 50 for number in range(6)]
    assert cut_context(turns, ROOM) == turns[4:]
    assert cut_context(turns, 1_000) == turns
    assert "turn 5" in plan_ask("read b2", turns).slots["history"]


def test_the_plan_is_asked_for_with_the_closed_list_of_tasks() -> None:
    ask: Ask = plan_ask("read b2")
    assert "calculate" in ask.slots["tasks"]
    assert ask.allowed is not None
    with pytest.raises(RequestError):
        plan_ask(" ")
