"""Where a paper was published, as authors, references and records say it. The papers are made up, the wording is not."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.drafting import venue_as_written
from awesome.venues import Claim, Sighting, published_in
from awesome.vocabulary import Vocabulary

ACCEPTED = {
    "Accepted to CVPR 2024 (Highlight)": "CVPR 2024",
    "Accepted to CVPR 2024. First two authors contributed equally": "CVPR 2024",
    "CVPR 2024 camera-ready. Project page: https://cvpr2025.example/kite": "CVPR 2024",
    "16 pages, 9 figures; accepted at NeurIPS 2023; project page: https://kite.github.io/": "NeurIPS 2023",
    "NeurIPS 2023 D&B track": "NeurIPS 2023",
    "NeurIPS 2023 Datasets and Benchmarks Track (Spotlight)": "NeurIPS 2023",
    "37th Conference on Neural Information Processing Systems (NeurIPS 2023) Track on Datasets and Benchmarks": "NeurIPS 2023",
    "NIPS 2023 Spotlight": "NeurIPS 2023",
    "neurips 2023": "NeurIPS 2023",
    "ECCV'24": "ECCV 2024",
    "ECCV’24 Oral": "ECCV 2024",
    "ECCV24": "ECCV 2024",
    "To appear in CVPR 2024": "CVPR 2024",
    "To be presented at ICLR 2024": "ICLR 2024",
    "Camera ready version for ICML 2024": "ICML 2024",
    "Accepted as ICML 2024 spotlight": "ICML 2024",
    "This paper is accepted to the NeurIPS 2024 as a poster": "NeurIPS 2024",
    "accepted to ICLR2024": "ICLR 2024",
    "ICLR 2024 (oral). Code at https://github.com/example/kite": "ICLR 2024",
    "In Proceedings of CVPR 2024": "CVPR 2024",
    "Proc. CVPR 2024": "CVPR 2024",
    "AAAI-24": "AAAI 2024",
    "AAAI 2025 (Oral)": "AAAI 2025",
    "IJCAI-24 Survey Track": "IJCAI 2024",
    "ACM MM 2024": "ACM MM 2024",
    "ACM Multimedia 2024 Oral": "ACM MM 2024",
    "ACMMM24": "ACM MM 2024",
    "MM '24": "ACM MM 2024",
    "Accepted to NAACL-HLT 2024": "NAACL 2024",
    "Accepted by LREC-COLING 2024": "LREC-COLING 2024",
    "Findings of ACL 2024": "Findings of ACL 2024",
    "ACL 2024 Findings": "Findings of ACL 2024",
    "ACL-Findings 2024": "Findings of ACL 2024",
    "Accepted by ACL 2024 Findings, code at https://github.com/example/kite": "Findings of ACL 2024",
    "Accepted to ACL 2024, Findings": "Findings of ACL 2024",
    "EMNLP 2023 (Findings)": "Findings of EMNLP 2023",
    "Findings of the Association for Computational Linguistics: EMNLP 2023": "Findings of EMNLP 2023",
    "Accepted to ACL 2024 main conference": "ACL 2024",
    "Accepted at EMNLP 2024 Main Conference. Our findings are new": "EMNLP 2024",
    "EMNLP 2023 System Demonstrations": "EMNLP 2023",
    "Accepted to ICRA 2024. Video: https://youtu.be/x": "ICRA 2024",
    "CoRL 2023 (oral)": "CoRL 2023",
    "SIGGRAPH Asia 2024 (TOG)": "SIGGRAPH Asia 2024",
    "Accepted to The Web Conference 2024": "WWW 2024",
    "Accepted to INTERSPEECH 2024": "Interspeech 2024",
    "Published in TMLR 2024": "TMLR 2024",
    "Published in Transactions on Machine Learning Research (06/2024)": "TMLR 2024",
    "Accepted to IEEE Transactions on Multimedia, 2024": "TMM 2024",
    "IEEE TPAMI 2024": "TPAMI 2024",
    "Accepted by Nature Communications 2024": "Nature Communications 2024",
    "CVPR 2024 Workshop on Foundation Models": "CVPR Workshop 2024",
    "CVPRW 2024": "CVPR Workshop 2024",
    "Accepted at the CVPR 2024 workshop MMFM": "CVPR Workshop 2024",
    "Workshop on Foundation Models, CVPR 2024": "CVPR Workshop 2024",
    "ICLR 2024 Workshop on LLM Agents": "ICLR Workshop 2024",
    "Spotlight at the R0-FoMo workshop @ NeurIPS 2023": "NeurIPS Workshop 2023",
    "ACL 2024 Student Research Workshop": "ACL Workshop 2024",
    "Accepted to ICML 2024 and the ICLR 2024 Workshop on X": "ICML 2024",
    "NeurIPS 2023 Workshop on X. Accepted to ICLR 2024": "ICLR 2024",
    "Accepted by CVPR2024, see also the ICCV 2023 workshop paper": "CVPR 2024",
    "Previously submitted to ICLR 2024, accepted to ICML 2024": "ICML 2024",
    "Accepted to ECCV 2024, extended version submitted to TPAMI": "ECCV 2024",
    "Rejected from ICLR 2024; accepted to ICML 2024": "ICML 2024",
    "已被 CVPR 2024 接收": "CVPR 2024",
    "被CVPR2024接收为口头报告": "CVPR 2024",
    "Accepted to \\textbf{CVPR 2024}": "CVPR 2024",
}
NOT_ACCEPTED = [
    "", "12 pages, 2024", "Preprint", "Preprint. Under review.", "Under review", "Work in progress", "Technical report, 2024",
    "submitted to CVPR 2025", "Submitted to NeurIPS 2024 Datasets and Benchmarks Track", "To be submitted to ICML 2025",
    "In submission to ECCV 2024", "Under review at ICLR 2025", "ICLR 2025 submission", "ICLR 2025 under double-blind review",
    "ICLR 2025, under review", "CVPR 2025 (in review)", "Under double-blind review at NeurIPS 2024", "Reviewed at ICLR 2024",
    "Withdrawn from ICLR 2024", "Rejected from ICLR 2024", "Not accepted at CVPR 2024", "Intended for CVPR 2025",
    "Extended version of our CVPR 2023 paper", "Journal extension of CVPR 2023 paper", "This extends our ICCV 2023 paper",
    "An earlier version appeared at ICLR 2023", "Preliminary version presented at the NeurIPS 2023 workshop",
    "A short version was accepted at ICML 2024", "Based on the ACL 2023 tutorial", "Builds on NeurIPS 2023 work",
    "ICCV 2023 challenge winner", "1st place in the CVPR 2024 challenge", "Technical report for the CVPR 2024 EgoVis Challenge",
    "We won the NeurIPS 2023 competition", "NeurIPS 2023 Competition track overview", "KDD Cup 2024", "Solution for ECCV 2024 AIM",
    "Tutorial at CVPR 2023", "CVPR 2023 Tutorial notes", "ICLR 2025 template", "ICLR 2024 Tiny Papers",
    "Accepted as a tiny paper at ICLR 2024", "ICLR Blogposts 2024", "arXiv admin note: text overlap with CVPR 2022 paper",
    "ACL 12 pages", "the nature 2024 of things", "in scientific data 2024 were few", "Project page: https://cvpr2024.org/kite",
    "Accepted by IJCV", "Accepted to CVPR", "AAAI Spring Symposium 2024", "ACL ARR 2024 February", "We use iv 2024 and mm 2024",
    "Accepted at the Made-up Kite Conference 2024", "CVPR 1924", "CVPR 20245", "xCVPR 2024", "ICML 2024 rebuttal",
    "投稿至 CVPR 2025", "CVPR 2025 在审",
]  # fmt: skip
PLACES = [
    ("Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR), 2024, pp. 1-10", "", "CVPR 2024"),
    ("2024 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "", "CVPR 2024"),
    ("2023 IEEE/CVF International Conference on Computer Vision (ICCV)", "", "ICCV 2023"),
    ("MM '23: The 31st ACM International Conference on Multimedia; Proceedings of the 31st ACM International Conference on Multimedia", "2023", "ACM MM 2023"),
    ("Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)", "2024", "ACL 2024"),
    ("Findings of the Association for Computational Linguistics ACL 2024", "2024", "Findings of ACL 2024"),
    ("Findings of the Association for Computational Linguistics: NAACL 2024", "2024", "Findings of NAACL 2024"),
    ("Computer Vision – ECCV 2024; Lecture Notes in Computer Science", "2025", "ECCV 2024"),
    ("Proceedings of the AAAI Conference on Artificial Intelligence", "2024", "AAAI 2024"),
    ("Proceedings of the AAAI Conference on Artificial Intelligence, 38(5), 2024", "", "AAAI 2024"),
    ("Proceedings of the 2023 Conference on Empirical Methods in Natural Language Processing", "2023", "EMNLP 2023"),
    ("Proceedings of the 2024 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies", "2024", "NAACL 2024"),
    ("Advances in Neural Information Processing Systems 36 (2024)", "", "NeurIPS 2023"),
    ("Advances in Neural Information Processing Systems, vol. 37", "", "NeurIPS 2024"),
    ("Proceedings of the 41st International Conference on Machine Learning, PMLR 235, 2024", "", "ICML 2024"),
    ("Proceedings of the Thirty-Third International Joint Conference on Artificial Intelligence", "2024", "IJCAI 2024"),
    ("Medical Image Computing and Computer Assisted Intervention – MICCAI 2024", "2024", "MICCAI 2024"),
    ("2024 IEEE International Conference on Robotics and Automation (ICRA)", "", "ICRA 2024"),
    ("International Journal of Computer Vision, 132, 5635-5662 (2024)", "", "IJCV 2024"),
    ("IEEE Transactions on Pattern Analysis and Machine Intelligence", "2024", "TPAMI 2024"),
    ("IEEE Trans. on Image Processing 2024", "", "TIP 2024"),
    ("Transactions on Machine Learning Research, 2024", "", "TMLR 2024"),
    ("Nature Communications 15, 1234 (2024)", "", "Nature Communications 2024"),
    ("Accepted by TMLR", "2024", "TMLR 2024"),
    ("ICLR 2024 poster", "", "ICLR 2024"),
    ("NeurIPS 2023 Datasets and Benchmarks Poster", "", "NeurIPS 2023"),
    ("EMNLP 2023 Findings", "", "Findings of EMNLP 2023"),
    ("Submitted to ICLR 2024", "2024", ""),
    ("ICLR 2024 Conference Withdrawn Submission", "2024", ""),
    ("Tiny Papers @ ICLR 2023", "2023", ""),
    ("ACL ARR 2024 February Submission", "2024", ""),
    ("Journal of Made-up Results 3 (2024)", "2024", ""),
    ("CoRR", "2024", ""),
]  # fmt: skip


def venue(text: str, *, is_place: bool = False, year: str = "") -> str:
    sighting = published_in(Claim(text, is_place, year), 2022, 2027)
    return sighting.venue if sighting else ""


@pytest.mark.parametrize("comment", ACCEPTED)
def test_what_was_accepted(comment: str) -> None:
    assert venue(comment) == ACCEPTED[comment]


@pytest.mark.parametrize("comment", NOT_ACCEPTED)
def test_what_was_not(comment: str) -> None:
    assert venue(comment) == ""


@pytest.mark.parametrize(("text", "year", "expected"), PLACES)
def test_places_in_references_and_records(text: str, year: str, expected: str) -> None:
    assert venue(text, is_place=True, year=year) == expected


def test_a_venue_of_another_time_is_that_of_another_paper() -> None:
    assert published_in(Claim("CVPR 2019"), 2024, 2026) is None
    assert published_in(Claim("CVPR 2031"), 2024, 2026) is None
    assert published_in(Claim("CVPR 2019 data, accepted to CVPR 2024"), 2024, 2026) == Sighting(
        "CVPR 2024", "CVPR 2024"
    )


NAMES = sorted(venue.name for venue in Vocabulary.load().venues.values() if venue.type in ("conference", "journal"))
WORDS = sorted({name for venue in Vocabulary.load().venues.values() for name in (venue.name, *venue.aliases)})
either = st.sampled_from(
    [*WORDS, "2024", "'24", "accepted to", "submitted to", "workshop", "findings", "(", ")", ",", ".", "–", "\n"]
)


@pytest.mark.parametrize(
    "name", [name for name in NAMES if not name.startswith("Nature") and name != "Scientific Data"]
)
def test_every_venue_of_the_vocabulary_is_found_by_its_own_name(name: str) -> None:
    assert venue(f"Accepted to {name} 2024") == f"{name} 2024"
    assert venue(f"{name} 2024, is_place", is_place=True) == f"{name} 2024"
    assert venue(f"Submitted to {name} 2024") == ""
    assert venue(f"{name} 2024 submission") == ""


@given(st.lists(st.one_of(either, st.text(max_size=8)), max_size=15).map(" ".join), st.booleans())
def test_whatever_is_found_is_a_venue_as_entries_write_it(text: str, is_place: bool) -> None:
    found = venue(text, is_place=is_place, year="2024")
    if found:
        name, _, year = found.rpartition(" ")
        assert name in {venue.name for venue in Vocabulary.load().venues.values()}
        assert 2022 <= int(year) <= 2027


@given(st.sampled_from([",", "a ", "accepted ", "CVPR ", "((((", "2024 ", "IEEE ", "of the "]), st.integers(1, 4000))
def test_long_texts_are_read_in_time_that_grows_with_their_length(piece: str, count: int) -> None:
    assert isinstance(venue(piece * count), str)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("CVPR 2024", "CVPR 2024"),
        ("NIPS'23", "NeurIPS 2023"),
        ("arxiv", "arXiv"),
        ("ACL 2024 findings", "Findings of ACL 2024"),
        ("  Kite  Letters 2024", "Kite Letters 2024"),
        ("CVPR", "CVPR"),
    ],
)
def test_a_venue_that_somebody_typed_is_brought_into_form(written: str, right: str) -> None:
    assert venue_as_written(written, datetime.date(2026, 11, 23)) == right
