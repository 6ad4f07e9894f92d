"""A script tells a language only where one language has it to itself."""

from __future__ import annotations

import pytest

from generator.text.scripts import has_rtl, is_rtl, language_of_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أغلق رئيس الميناء الجسر", "ar"),
        ("شهردار پل را بست و گفت", "fa"),
        ("میئر نے پل بند کر دیا", "ur"),
        ("מנהל הנמל סגר את הגשר", "he"),
        ("港务长关闭了该桥", "zh"),
        ("港長は橋を閉鎖した", "ja"),
        ("항만장이 다리를 폐쇄했다", "ko"),
        ("Ο λιμενάρχης έκλεισε τη γέφυρα", "el"),
        ("Начальник порта закрыл мост", ""),
        ("The mayor of 港 resigned on Friday", ""),
        ("Le maire a démissionné", ""),
        ("… 12.30 —", ""),
        ("", ""),
    ],
)
def test_a_script_tells_its_language(text: str, language: str) -> None:
    assert language_of_script(text) == language


def test_what_is_written_from_right_to_left() -> None:
    assert [code for code in ("ar", "he", "fa-IR", "ku-Arab", "ku", "zh", "en", "und") if is_rtl(code)] == [
        "ar",
        "he",
        "fa-IR",
        "ku-Arab",
    ]


def test_one_letter_is_enough_to_turn_a_line() -> None:
    assert has_rtl("the word שלום")
    assert not has_rtl("the word “свет” 港")
