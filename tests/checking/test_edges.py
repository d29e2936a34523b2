"""Where a rule begins and ends: one entry a case, through the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.support import Value, entry, findings, write

Fields = dict[str, Value]

NO_ID: Fields = {"arxiv": None}
BY_URL: Fields = {"arxiv": None, "url": "https://example.org/some-paper"}

# what a paper may be, and what it may not be: code, changed fields, what the hint must say
FINDINGS_OF_PAPERS: list[tuple[str, Fields, str]] = [
    ("P012", {"title": "A Paper about\tModels"}, "can be seen"),
    ("P012", {"title": "Two\nLines of a Title"}, "can be seen"),
    ("P012", {"authors": ["Jane \u202eExample"]}, "can be seen"),
    ("P101", {"autors": ["Jane Example"]}, "“authors”"),
    ("P101", {"github": "https://github.com/example/x"}, "“code”"),
    ("P101", {"zzz": "x"}, "the fields are"),
    ("P102", {"techniques": "chain-of-thought"}, "“techniques: [chain-of-thought]”"),
    ("P102", {"authors": "Jane Example; John Sample"}, "[Jane Example"),
    ("P102", {"name": ["Some"]}, "“name: Some”"),
    ("P103", {"added": None}, "YYYY-MM-DD"),
    ("P104", {"venue": ""}, "leave the field out"),
    ("P104", {"authors": []}, "leave the field out"),
    ("P104", {"authors": ["Jane Example", ""]}, "take the item out"),
    ("P104", {"authors": ["Unknown"]}, "take the item out"),
    ("P105", {"url": "https://example.org/some-paper"}, "take the url out"),
    ("P106", NO_ID, "an id is better"),
    ("P107", {"techniques": None}, "topic"),
    ("P108", {"techniques": ["chain-of-thought", "chain-of-thought"]}, "take one"),
    ("P201", {"id": "Müller's Model"}, "“mullers-model”"),
    ("P201", {"id": "two--hyphens"}, "“two-hyphens”"),
    ("P201", {"id": "x" * 65}, "“xxx"),
    ("P201", {"id": "模型"}, "lower-case letters"),
    ("P201", {"formerly": ["Old Name"]}, "“old-name”"),
    ("P203", {"arxiv": "2401.1"}, "2304.08485"),
    ("P203", {"arxiv": "2413.00001"}, "2304.08485"),
    ("P203", {"arxiv": "2401.0001"}, "2304.08485"),
    ("P203", {"arxiv": "1401.00001"}, "2304.08485"),
    ("P203", {"arxiv": "arXiv:2401.00001"}, "“2401.00001”"),
    ("P203", {"arxiv": "2401.00001v3"}, "“2401.00001”"),
    ("P203", {"arxiv": "2401.00001v1 [cs.CV]"}, "“2401.00001”"),
    ("P203", {"arxiv": "https://arxiv.org/abs/2401.00001"}, "“2401.00001”"),
    ("P203", {"arxiv": "２４０１.00001"}, "2304.08485"),
    ("P203", {"arxiv": "2612.00001"}, "begins with year and month"),
    ("P203", {"arxiv": "cs/0813001"}, "cs/0112017"),
    ("P204", {**NO_ID, "doi": "10.5555/Upper"}, "“10.5555/upper”"),
    ("P204", {**NO_ID, "doi": "doi:10.5555/abc."}, "“10.5555/abc”"),
    ("P204", {**NO_ID, "doi": "https://doi.org/10.5555%2Fabc"}, "“10.5555/abc”"),
    ("P204", {**NO_ID, "doi": "11.5555/abc"}, "begins with 10."),
    ("P204", {**NO_ID, "doi": "10.48550/arxiv.2401.00001"}, "arxiv: “2401.00001”"),
    ("P205", {**NO_ID, "openreview": "short"}, "id="),
    ("P205", {**NO_ID, "openreview": "https://openreview.net/pdf?id=aBcDeFgHiJ"}, "“aBcDeFgHiJ”"),
    ("P301", {"date": "2024-1-2"}, "YYYY-MM-DD"),
    ("P301", {"date": "2023-02-29"}, "YYYY-MM-DD"),
    ("P301", {"date": "24-01"}, "YYYY-MM-DD"),
    ("P301", {"date": "0224"}, "YYYY-MM-DD"),
    ("P301", {"date": "2024-01-02T00:00"}, "YYYY-MM-DD"),
    ("P302", {**BY_URL, "date": "2026-11-24"}, "first publication"),
    ("P302", {**BY_URL, "date": "2026-12"}, "first publication"),
    ("P302", {**BY_URL, "date": "2027"}, "first publication"),
    ("P303", {"date": "2023-12-24"}, "2024-01"),
    ("P303", {"date": "2024-02-08"}, "2024-01"),
    ("P303", {"date": "2023-12"}, "2024-01"),
    ("P303", {"date": "2024-02"}, "2024-01"),
    ("P303", {"date": "2023"}, "2024-01"),
    ("P303", {"arxiv": "cs/0112017", "date": "2001-10-30"}, "2001-12"),
    ("P303", {"arxiv": "2412.00001", "date": "2025-01-08"}, "2024-12"),
    ("P304", {"venue": "CVPR"}, "“CVPR YYYY”"),
    ("P304", {"venue": "CVPR24"}, "“CVPR 2024”"),
    ("P304", {"venue": "cvpr 2024"}, "“CVPR 2024”"),
    ("P304", {"venue": "2024 CVPR"}, "“CVPR 2024”"),
    ("P304", {"venue": "CVPR'24"}, "“CVPR 2024”"),
    ("P304", {"venue": "CVPR 2024 (Oral)"}, "“CVPR 2024”"),
    ("P304", {"venue": "CVPRW 2024"}, "“CVPR Workshop 2024”"),
    ("P304", {"venue": "arXiv 2024"}, "“arXiv”"),
    ("P304", {"venue": "arxiv"}, "“arXiv”"),
    ("P304", {"venue": "CVPR 2204"}, "“CVPR YYYY”"),
    ("P304", {"venue": "NeurlPS 2024"}, "“NeurIPS”"),
    ("P304", {"venue": "Journal of Made-up Results 2024"}, "venues.yaml"),
    ("P305", {"date": "2024-01", "venue": "CVPR 2023"}, "venue"),
    ("P306", {"added": "2026-11-24"}, "day of the change"),
    ("P306", {"added": "2026-02-29"}, "YYYY-MM-DD"),
    ("P306", {"added": "2026"}, "YYYY-MM-DD"),
    ("P308", {"techniques": ["instruction tuning"]}, "“instruction-tuning”"),
    ("P308", {"techniques": ["M-ICL"]}, "“in-context-learning”"),
    ("P308", {"techniques": ["M-CoT"]}, "“chain-of-thought”"),
    ("P308", {"techniques": ["background"]}, "one of"),
    ("P309", {"topics": ["Hallucination"]}, "“hallucination”"),
    ("P309", {"topics": ["xyz"]}, "awesome/data/topics.yaml"),
    ("P310", {"modalities": ["Videos"]}, "“video”"),
    ("P312", {"seen_in": ["ActiveVisionLab/Awesome-LLM-3D"]}, "“activevisionlab”"),
    ("P401", {"title": "A Paper about Multimodal Models,"}, "take it out"),
    ("P401", {"title": "多模态模型综述。"}, "take it out"),
    ("P402", {"title": r"\emph{Some} Model"}, "plain characters"),
    ("P402", {"title": r"$\pi_0$: A Model"}, "plain characters"),
    ("P402", {"title": "K^2-Agent"}, "plain characters"),
    ("P402", {"title": "The {GPT} Model"}, "plain characters"),
    ("P402", {"title": "Vision &amp; Language"}, "plain characters"),
    ("P402", {"title": "Vision &#x27; Language"}, "plain characters"),
    ("P402", {"title": "A <b>Bold</b> Paper"}, "plain characters"),
    ("P402", {"title": "H<sub>2</sub>O and Models"}, "plain characters"),
    ("P402", {"title": "``Quoted'' Models"}, "plain characters"),
    ("P402", {"name": "M$^3$"}, "plain characters"),
    ("P402", {"authors": [r"Jos\'e Example"]}, "plain characters"),
    ("P402", {"title": r"90\% of Models"}, "plain characters"),
    ("P403", {"title": "A PAPER IN CAPITALS"}, "capitals"),
    ("P403", {"title": "WILL GPT-4 RUN DOOM?"}, "capitals"),
    ("P404", {"title": " A Paper about Models"}, "“A Paper about Models”"),
    ("P404", {"title": "A Paper about Models "}, "“A Paper about Models”"),
    ("P404", {"authors": ["Jane  Example"]}, "“Jane Example”"),
    ("P404", {"title": "A Paper\u00a0about Models"}, "“A Paper about Models”"),
    ("P404", {"name": "  "}, "leave it out"),
    ("P405", {"authors": ["Jane Example et al."]}, "name all"),
    ("P405", {"authors": ["Jane Example", "et al."]}, "name all"),
    ("P405", {"authors": ["jane@example.org"]}, "full name"),
    ("P405", {"authors": ["Jane Example and John Sample"]}, "item"),
    ("P405", {"authors": ["Jane Example & John Sample"]}, "item"),
    ("P405", {"authors": ["Jane Example (Some Lab)"]}, "name alone"),
    ("P405", {"authors": ["Jane Example*"]}, "name alone"),
    ("P405", {"authors": ["Jane Example†"]}, "name alone"),
    ("P405", {"authors": ["Jane Example1"]}, "name alone"),
    ("P405", {"authors": ["Jane Example 2024 Workshop"]}, "name alone"),
    ("P405", {"authors": [":"]}, "full name"),
    ("P405", {"authors": ["王小明，李华"]}, "one author an item"),
    ("P405", {"authors": [" ".join(["Name"] * 20)]}, "item"),
    ("P406", {"authors": ["Jane Example", "jane example"]}, "take one out"),
    ("P501", {"project": "http://example.org"}, "“https://example.org”"),
    ("P501", {"project": "example.org/x"}, "https://"),
    ("P501", {"project": "//example.org/x"}, "https://"),
    ("P501", {"project": "ftp://example.org/x"}, "https://"),
    ("P501", {"project": "javascript:alert(1)"}, "https://"),
    ("P501", {"project": "https://"}, "whole address"),
    ("P501", {"project": "https:///x"}, "whole address"),
    ("P501", {"project": "https://example.org/a b"}, "%20"),
    ("P501", {"project": "https://Example.org/x"}, "“example.org”"),
    ("P501", {"project": "HTTPS://example.org/x"}, "lower case"),
    ("P501", {"project": "https://example.org/x."}, "“https://example.org/x”"),
    ("P501", {"project": "https://example.org/é"}, "address bar"),
    ("P501", {"project": "https://example.org/%zz"}, "address bar"),
    ("P501", {"project": 'https://example.org/"x"'}, "address bar"),
    ("P501", {"project": "https://exa_mple.org/"}, "address bar"),
    ("P501", {"project": "https://example..org/"}, "address bar"),
    ("P502", {"demo": "https://10.1.2.3/"}, "public name"),
    ("P502", {"demo": "https://2130706433/"}, "public name"),
    ("P502", {"demo": "https://0x7f000001/"}, "public name"),
    ("P502", {"demo": "https://0177.0.0.1/"}, "public name"),
    ("P502", {"demo": "https://127.1/"}, "public name"),
    ("P502", {"demo": "https://[::1]/"}, "public name"),
    ("P502", {"demo": "https://localhost/"}, "public name"),
    ("P502", {"demo": "https://intranet/"}, "public name"),
    ("P502", {"demo": "https://printer.local/"}, "public name"),
    ("P502", {"demo": "https://wiki.corp.internal/x"}, "public name"),
    ("P503", {"project": "https://bit.ly/abc"}, "leads to"),
    ("P503", {"demo": "https://12ab.ngrok-free.app/"}, "leave the field out"),
    ("P503", {"project": "https://anonymous.4open.science/r/x"}, "after the review"),
    ("P504", {"project": "https://arxiv.org@example.org/"}, "host alone"),
    ("P504", {"project": "https://jane:secret@example.org/"}, "host alone"),
    ("P504", {"project": "https://example.org:8080/"}, "take it out"),
    ("P504", {"project": "https://example.org:443"}, "take it out"),
    ("P505", {"project": "https://arxiv.org/abs/2401.00001"}, "take it out"),
    ("P505", {"project": "https://doi.org/10.5555/abc"}, "doi: “10.5555/abc”"),
    ("P505", {**NO_ID, "url": "https://openreview.net/forum?id=aBcDeFgHiJ"}, "openreview: “aBcDeFgHiJ”"),
    ("P505", {**NO_ID, "url": "https://arxiv.org/pdf/2401.00001v2"}, "arxiv: “2401.00001”"),
    ("P505", {**NO_ID, "url": "https://huggingface.co/papers/2401.00001"}, "arxiv: “2401.00001”"),
    ("P505", {**NO_ID, "url": "https://dl.acm.org/doi/abs/10.1145/1234567.1234568"}, "doi: “10.1145/1234567.1234568”"),
    ("P505", {**NO_ID, "url": "https://arxiv.org/abs/N/A"}, "own field"),
    ("P506", {"code": "https://github.com/example"}, "link to the repository"),
    ("P506", {"code": "https://github.com/example/x/"}, "“https://github.com/example/x”"),
    ("P506", {"code": "https://github.com/example/x.git"}, "“https://github.com/example/x”"),
    ("P506", {"code": "https://github.com/example/x/blob/main/a.py"}, "“https://github.com/example/x”"),
    ("P506", {"code": "https://github.com/example/x/issues/3"}, "“https://github.com/example/x”"),
    ("P506", {"code": "https://github.com/example/x#readme"}, "“https://github.com/example/x”"),
    ("P506", {"code": "https://github.com/orgs/example/repositories"}, "link to the repository"),
    ("P506", {"code": "https://www.github.com/example/x"}, "“https://github.com/example/x”"),
    ("P506", {"code": "https://gist.github.com/example/0123"}, "link to the repository"),
    ("P506", {"code": "https://example.github.io/x"}, "link to the repository"),
    ("P506", {"code": "https://huggingface.co/example"}, "link to the repository"),
    ("P506", {"code": "https://huggingface.co/example/x/tree/main"}, "“https://huggingface.co/example/x”"),
    ("P506", {"code": "https://gitlab.com/example/group/x/-/tree/main"}, "“https://gitlab.com/example/group/x”"),
    ("P506", {"code": "https://example.org/x.zip"}, "link to the repository"),
    ("P701", {"allow": ["P999 until 2027-01-01: no such rule"]}, "awesome explain"),
    ("P701", {"allow": ["P601 until 2027-01-01: I like it so"]}, "mend"),
    ("P701", {"allow": ["P403 until 2027-02-30: why"]}, "P303 until"),
    ("P701", {"allow": ["P403 until 2027-01-01:"]}, "P303 until"),
    ("P702", {"allow": ["P403 until 2027-01-01: it was in capitals"]}, "take the suppression out"),
]

NO_FINDING_OF_PAPERS: list[Fields] = [
    {"arxiv": "cs/0112017", "date": "2001-12"},
    {"arxiv": "0704.0001", "date": "2007-04"},
    {"arxiv": "2611.00001"},
    {"date": "2023-12-25"},
    {"date": "2024-02-07"},
    {"date": "2024"},
    {"date": "2024-01", "venue": "CVPR 2024"},
    {"date": "2024-01", "venue": "CVPR 2027"},
    {**BY_URL, "date": "2024-02-29"},
    {**BY_URL, "date": "2026-11-23"},
    {**BY_URL, "date": "2026-11"},
    {**BY_URL, "date": "2026"},
    {"venue": "arXiv"},
    {"venue": "S&P 2025"},
    {"venue": "3DV 2025"},
    {**NO_ID, "doi": "10.1109/cvpr52733.2024.01234"},
    {**NO_ID, "openreview": "aBcDeFgHiJ"},
    {"doi": "10.5555/abc", "openreview": "aBcDeFgHiJ"},
    {"techniques": None, "topics": ["survey"]},
    {"techniques": ["chain-of-thought", "instruction-tuning"], "modalities": ["image", "3d"]},
    {"id": "3d-llm"},
    {"id": "x" * 64},
    {"title": "Is This a Paper?"},
    {"title": "What If...?"},
    {"title": "And So On…"},
    {"title": "A Study of Example et al."},
    {"title": "Machines vs."},
    {"title": "Learning in the U.S."},
    {"title": "3D-<name>: Naming Things"},
    {"title": "A Model for Under $3 and Less"},
    {"title": "Skip \\n: A Simple Method"},
    {"title": "Why 1 + 1 < 1 and 2 > 1"},
    {"title": "Q&A over 2D&3D, AT&T; and R&D"},
    {"title": "π₀: A Vision-Language-Action Model"},
    {"title": "ROSGPT_Vision and V* at ~90%"},
    {"title": "GPT-4V"},
    {"title": "GLM-4.5V TECHNICAL"},
    {"title": "多模态大语言模型综述"},
    {"title": 'Models: A, B and "C"'},
    {"name": "N/A-Net"},
    {"authors": ["Xiaojian (Shawn) Ma", "(Danny) Hongxu Yin", "Ngai-Man (Man) Cheung"]},
    {"authors": ["José Ñandú", "王小明", "Đặng Văn Bình", "Conchúr O'Brien", "Jane Q. Example Jr."]},
    {"authors": ["GLM-5 Team", "01.AI", "Baichuan-M3 Team", "Gemini Team"]},
    {"authors": ["Alexandra Bandholm", "Etta Alston", "Sandra Otherson"]},
    {"project": "https://example.org"},
    {"project": "https://example.org/a?b=c&d=%20#e~f"},
    {"project": "https://en.wikipedia.org/wiki/Model_(person)"},
    {"project": "https://1.example.org/"},
    {"project": "https://local.example.org/"},
    {"project": "https://example.org/https://example.com:80/"},
    {"project": "https://example.org/@jane"},
    {"project": "https://xn--bcher-kva.example.org/"},
    {"demo": "https://huggingface.co/spaces/example/x"},
    {"code": "https://github.com/example/some.model-2"},
    {"code": "https://gitlab.com/example/group/x"},
    {"code": "https://huggingface.co/example/x"},
    {"code": "https://huggingface.co/datasets/example/x"},
    {"code": "https://git.example.org/example/x"},
    {"title": "LOUD AND CLEAR CAPITALS", "allow": ["P403 until 2027-01-01: the record has it so"]},
    {"title": "A Model with a Join\u200der", "allow": ["P012 until 2027-01-01: the script needs it"]},
    {"date": "2022-05-01", "allow": ["P303 until 2027-01-01: first shown as a demo"]},
]

FINDINGS_OF_DATASETS: list[tuple[str, Fields, str]] = [
    ("P101", {"topics": ["survey"]}, "the fields are"),
    ("P103", {"kind": None}, "kinds.yaml"),
    ("P104", {"size": "TBD"}, "leave the field out"),
    ("P105", {"arxiv": "2402.00002"}, "some-paper"),
    ("P105", {"title": "A Paper about Multimodal Models"}, "some-paper"),
    ("P105", {"venue": "CVPR 2024"}, "some-paper"),
    ("P106", {"paper": None}, "name its paper"),
    ("P307", {"paper": "some-papers"}, "“some-paper”"),
    ("P307", {"paper": "old-paper"}, "it is now “some-paper”"),
    ("P311", {"kind": ["benchmarks"]}, "“benchmark”"),
    ("P311", {"kind": ["Pre-training"]}, "“pre-training”"),
    ("P501", {"url": "http://example.org/data"}, "https"),
    ("P503", {"url": "https://bit.ly/abc"}, "leads to"),
    ("P505", {"url": "https://arxiv.org/abs/2402.00002"}, "arxiv"),
]

NO_FINDING_OF_DATASETS: list[Fields] = [
    {},
    {"paper": None, "url": "https://example.org/data"},
    {"paper": None, "arxiv": "2402.00002", "title": "A Data Set for Models", "venue": "CVPR 2024", "date": "2024-02"},
    {"url": "https://github.com/example/x/tree/main/data", "size": "12K", "languages": ["en", "zh"]},
    {"id": "some-paper"},
]


@pytest.mark.parametrize(("code", "fields", "hint"), FINDINGS_OF_PAPERS)
def test_found_in_a_paper(
    code: str, fields: Fields, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = findings(capsys, write(tmp_path, "paper", entry("paper", **fields)))
    assert {finding["code"] for finding in found} == {code}
    assert hint in str(found[-1]["hint"])


@pytest.mark.parametrize("fields", NO_FINDING_OF_PAPERS)
def test_not_found_in_a_paper(fields: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert findings(capsys, write(tmp_path, "paper", entry("paper", **fields))) == []


@pytest.mark.parametrize(("code", "fields", "hint"), FINDINGS_OF_DATASETS)
def test_found_in_a_dataset(
    code: str, fields: Fields, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "paper", entry("paper", formerly=["old-paper"]))
    found = findings(capsys, write(tmp_path, "dataset", entry("dataset", **{"paper": "some-paper", **fields})))
    assert {finding["code"] for finding in found} == {code}
    assert hint in str(found[-1]["hint"])


@pytest.mark.parametrize("fields", NO_FINDING_OF_DATASETS)
def test_not_found_in_a_dataset(fields: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "paper", entry("paper"))
    assert findings(capsys, write(tmp_path, "dataset", entry("dataset", **{"paper": "some-paper", **fields}))) == []


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("P313", {"kind": "author"}),
        ("P313", {"date": "2026-02"}),
        ("P313", {"date": "2027-01-01"}),
        ("P103", {"reason": None}),
    ],
)
def test_found_in_a_removal(code: str, fields: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = findings(capsys, write(tmp_path, "removal", entry("removal", **fields)))
    assert [finding["code"] for finding in found] == [code]
