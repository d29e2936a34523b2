"""Plans: read from anything, mended where they can be, and refused with a reason where not."""

from __future__ import annotations

import json
import re
import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_impl.llm_aided_visual_reasoning.plan_words import plan_grammar, to_json, to_words
from reference_impl.llm_aided_visual_reasoning.plans import MOST_TASKS, Plan, Task, read_plan, unfold, waves
from reference_impl.llm_aided_visual_reasoning.scoring import score
from reference_impl.llm_aided_visual_reasoning.user_requests import CHAIN, GRAPH, SINGLE, TALK, marked, random_request
from tests.reference.lavr.helpers import plan_json

READ_B2 = ("k", "digit", {"image": "picture", "cell": "b2"})
READ_C3 = ("m", "digit", {"image": "picture", "cell": "c3"})
ADD = ("r", "calculate", {"left": "<resource>-k", "operator": "+", "right": "<resource>-m"})
GRAPHS = {SINGLE: (1, 1), CHAIN: (2, 8), GRAPH: (3, 8), TALK: (0, 0)}


def test_dependencies_come_from_the_arguments_and_not_from_what_the_model_says() -> None:
    tasks = json.loads(plan_json(READ_B2, READ_C3, ADD))
    for task in tasks:
        task["dep"] = ["z"]
    plan = read_plan(json.dumps(tasks))
    assert {task.id: task.dep for task in plan.tasks} == {"k": (), "m": (), "r": ("k", "m")}
    assert plan.as_data()[0]["dep"] == [-1]


def test_numbers_are_ids_too() -> None:
    text = '[{"task":"detect","id":0,"dep":[-1],"args":{"image":"picture","text":"red"}},'
    text += '{"task":"count","id":1,"dep":[0],"args":{"boxes":"<resource>-0"}}]'
    plan = read_plan(text)
    assert [(task.id, task.dep) for task in plan.tasks] == [("0", ()), ("1", ("0",))]


def test_tasks_come_in_an_order_in_which_they_can_run() -> None:
    plan = read_plan(plan_json(ADD, READ_C3, READ_B2))
    assert [[task.id for task in wave] for wave in waves(plan.tasks)] == [["m", "k"], ["r"]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no JSON"),
        ("Sure! Here is the plan: []", "no JSON"),
        ('[{"id": "k", "task"', "no JSON"),
        ("[" * 40_000, "nested too deeply|no JSON"),
        ('{"id": "k"}', "no list"),
        ("[" + "9" * 10_000 + "]", "no JSON"),
        (json.dumps([{"id": str(n), "task": "chat"} for n in range(1_001)]), "1,001 tasks; at most 100"),
        (json.dumps([{"id": str(n), "task": "chat", "args": {}} for n in range(10_000)]), "at most 50,000 are read"),
    ],
)
def test_what_is_no_plan_is_refused_at_once_and_says_why(text: str, why: str) -> None:
    begun = time.monotonic()
    plan = read_plan(text)
    assert not plan.tasks
    assert re.search(why, plan.unreadable)
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize(
    ("task", "why"),
    [
        ({"id": "x", "task": "rm -rf /", "args": {}}, "unknown task 'rm -rf /'; the list has: caption, vqa"),
        ({"id": "x", "task": ["digit"], "args": {}}, "unknown task"),
        ({"id": "x", "task": "digit", "args": {}}, "digit lacks the argument image"),
        ({"id": "x", "task": "crop", "args": {"image": "picture"}}, "crop lacks the argument cell or boxes"),
        ({"id": "x", "task": "count", "args": {"boxes": "<resource>-x"}}, "needs its own result"),
        ({"id": "x", "task": "count", "args": {"boxes": "<resource>-q"}}, "needs the result of q, which no task makes"),
        ({"id": "x", "task": "count", "args": {"boxes": "<resource>-k", "code": "1"}}, "has no argument 'code'"),
        ({"id": "x", "task": "caption", "args": {"image": {"$ref": "x"}}}, "a value is text or a number"),
        ({"id": "x", "task": "caption", "args": {"image": "x" * 900}}, "900 characters"),
        ({"id": "x", "task": "caption", "args": []}, "args is an object"),
        ({"id": "k", "task": "chat"}, "another task has the id 'k'"),
    ],
)
def test_a_faulty_task_is_an_error_as_data_and_the_others_stay(task: dict[str, object], why: str) -> None:
    plan = read_plan(json.dumps([*json.loads(plan_json(READ_B2)), task]))
    assert [task.id for task in plan.tasks] == ["k"]
    assert len(plan.errors) == 1
    assert why in next(iter(plan.errors.values()))


def test_what_is_no_task_or_has_no_id_is_named_by_its_place() -> None:
    plan = read_plan('[7, {"task": "chat"}, {"task": "chat", "id": true}, {"task": "chat", "id": "../x"}]')
    assert list(plan.errors) == ["task 1", "task 2", "task 3", "task 4"]


def test_a_circle_is_found_and_what_stands_outside_of_it_runs() -> None:
    one = ("x", "calculate", {"left": "<resource>-y", "operator": "+", "right": "1"})
    other = ("y", "calculate", {"left": "<resource>-x", "operator": "+", "right": "1"})
    after = ("z", "calculate", {"left": "<resource>-y", "operator": "+", "right": "<resource>-k"})
    plan = read_plan(plan_json(READ_B2, one, other, after))
    assert [task.id for task in plan.tasks] == ["k"]
    assert set(plan.errors) == {"x", "y", "z"}
    assert "circle" in plan.errors["x"]


def test_a_task_over_two_resources_becomes_two_with_ids_of_their_own() -> None:
    cut = [(name, "crop", {"image": "picture", "cell": cell}) for name, cell in (("k", "b2"), ("m", "c3"))]
    read = ("r", "digit", {"image": "<resource>-k,<resource>-m"})
    order = ("s", "sort", {"numbers": "<resource>-r"})
    double = ("t", "calculate", {"left": "<resource>-r", "operator": "*", "right": "2"})
    plan = unfold(read_plan(plan_json(*cut, read, order, double)))
    tasks = {task.id: task for task in plan.tasks}
    assert len(tasks) == len(plan.tasks) == 7
    assert [tasks[name].args["image"] for name in ("r.1", "r.2")] == ["<resource>-k", "<resource>-m"]
    assert tasks["s"].args["numbers"] == "<resource>-r.1,<resource>-r.2"
    assert [tasks[name].dep for name in ("t.1", "t.2")] == [("r.1",), ("r.2",)]


def test_a_plan_that_unfolds_without_end_is_refused() -> None:
    tasks = [("k", "digit", {"image": "picture"}), ("m", "digit", {"image": "picture"})]
    for number in range(20):
        one, other = tasks[-2][0], tasks[-1][0]
        both = f"<resource>-{one},<resource>-{other}"
        tasks.append((f"x{number}", "calculate", {"left": both, "operator": "+", "right": both}))
    assert str(MOST_TASKS) in unfold(read_plan(plan_json(*tasks))).unreadable


@given(st.integers(0, 10**6), st.sampled_from(sorted(GRAPHS)), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_gold_plan_is_within_the_grammar_and_comes_back_from_its_words(seed: int, graph: str, kept: bool) -> None:
    chance = Random(seed)
    request = random_request(chance, graph, chance.randint(*GRAPHS[graph]), held_out=kept)
    words = to_words(request.plan, marked(request.text)).split()
    for place, word in enumerate(words):
        assert word in plan_grammar(words[:place])
    assert plan_grammar(words) == ()
    plan = read_plan(to_json(" ".join(words)))
    assert not plan.errors
    assert {task.id: task for task in plan.tasks} == {task.id: task for task in request.plan}


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_whatever_is_said_within_the_grammar_is_a_plan_without_fault(seed: int) -> None:
    chance = Random(seed)
    words: list[str] = []
    while allowed := plan_grammar(words):
        ends = [word for word in ("]", "end:", ";") if word in allowed]
        words.append(ends[0] if ends and chance.random() < 0.3 else chance.choice(list(allowed)))
    plan = read_plan(to_json(" ".join(words)))
    assert not plan.unreadable
    assert not plan.errors


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_makes_reading_fail(text: str) -> None:
    read_plan(text)
    read_plan(to_json(text))


def test_scores_tell_nodes_edges_and_arguments_apart() -> None:
    gold = read_plan(plan_json(READ_B2, READ_C3, ADD)).tasks
    renamed = [
        Task("a", "digit", {"image": "picture", "cell": "c3"}),
        Task("b", "digit", {"image": "picture", "cell": "b2"}),
        Task("c", "calculate", {"left": "<resource>-b", "operator": "+", "right": "<resource>-a"}),
    ]
    assert score(renamed, gold).exact == 1
    swapped = [*renamed[:2], Task("c", "calculate", {"left": "<resource>-a", "operator": "+", "right": "<resource>-b"})]
    assert (score(swapped, gold).node, score(swapped, gold).edge, score(swapped, gold).exact) == (1, 1, 0)
    loose = [*renamed[:2], Task("c", "calculate", {"left": "3", "operator": "+", "right": "<resource>-b"})]
    assert score(loose, gold).node == 1
    assert score(loose, gold).edge == pytest.approx(2 / 3)
    assert score((), gold).node == 0
    assert score((), gold).exact == 0
    assert Plan().tasks == ()


def test_scoring_a_plan_that_doubles_itself_takes_no_time() -> None:
    tasks = [Task("x0", "digit", {"image": "picture"})]
    for number in range(90):
        both = {"left": f"<resource>-x{number}", "operator": "+", "right": f"<resource>-x{number}"}
        tasks.append(Task(f"x{number + 1}", "calculate", both))
    begun = time.monotonic()
    assert score(tasks, tasks).exact == 1
    assert time.monotonic() - begun < 1
