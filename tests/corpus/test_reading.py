"""Files to articles: which are read, what they are called, and one clear line for each that is not."""

from __future__ import annotations

import json
import os
import string
import tracemalloc
from pathlib import Path

import pytest

from generator.corpus import read
from generator.corpus.article.naming import article_ids
from generator.corpus.files.decoding import Problem, decode, plain
from generator.corpus.files.mojibake import repaired_text
from generator.errors import CopytrailError
from generator.model.article import SentenceRole
from generator.model.dossier import Corpus
from generator.settings import CorpusSettings

SETTINGS = CorpusSettings()
ARTICLE = "Mayor resigns\n\nThe mayor of Port Ellis resigned on Tuesday, weeks after her ban on bells.\n"


def another(number: int) -> str:
    """An article that is not the same as the others."""
    return f"{ARTICLE}\nShe had held the office for {number} years.\n"


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def faults(corpus: Corpus) -> dict[str, str]:
    return {fault.where: fault.what for fault in corpus.faults}


def test_one_file_is_a_corpus(tmp_path: Path) -> None:
    (article,) = read(put(tmp_path, storm_DOT_txt=ARTICLE) / "storm.txt", SETTINGS).articles
    assert (article.id, article.path) == ("storm", "storm.txt")


def test_a_tree_is_read_in_the_order_of_its_ids(tmp_path: Path) -> None:
    put(tmp_path, b__2_DOT_txt=ARTICLE, b__10_DOT_txt=another(2), a_DOT_txt=another(3), C_DOT_TXT=another(4))
    articles = read(tmp_path, SETTINGS).articles
    assert [article.id for article in articles] == ["C", "a", "b-10", "b-2"]
    assert [article.path for article in articles] == ["C.TXT", "a.txt", "b/10.txt", "b/2.txt"]


def test_a_missing_corpus_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(CopytrailError, match="does not exist; name a folder"):
        read(tmp_path / "nowhere", SETTINGS)


def test_an_empty_folder_says_what_can_be_read(tmp_path: Path) -> None:
    corpus = read(tmp_path, SETTINGS)
    assert not corpus.articles
    (fault,) = corpus.faults
    assert "holds no articles" in str(fault)
    assert all(suffix in str(fault) for suffix in (".txt", ".html", ".jsonl", ".csv", ".zip"))


def test_each_bad_file_is_one_line_and_loses_nothing_else(tmp_path: Path) -> None:
    put(
        tmp_path,
        good_DOT_txt=ARTICLE,
        empty_DOT_txt=b"",
        blank_DOT_txt=b" \n\n\t\n",
        picture_DOT_txt=b"\x89PNG\r\n\x1a\n\0\0\0",
        logo_DOT_png=b"\x89PNG",
        README=b"hello",
        broken_DOT_txt="café ".encode() + b"\xff" + ARTICLE.encode(),
        koi8_DOT_txt="Мэр города ушёл в отставку после запрета колоколов".encode("koi8-r"),
        half_DOT_txt=b"\xff\xfeM\0a",
        wide_DOT_txt=f"é{ARTICLE}".encode("utf-16-le") + b"\x01\x02",
        marks_DOT_txt="“”\u200b\n🎉 — …\n",
        chrome_DOT_txt="Menu\nSearch\nLog in\nCopyright 2024,\n",
        long_DOT_txt="word " * 300_000,
        huge_DOT_txt=b"x" * 4_100_000,
    )
    (tmp_path / "._hidden.txt").write_text("for the computer")
    corpus = read(tmp_path, SETTINGS)
    assert [article.path for article in corpus.articles] == ["good.txt"]
    assert faults(corpus) == {
        "empty.txt": "is empty",
        "blank.txt": "is empty",
        "picture.txt": "is no text: it holds NUL bytes",
        "logo.png": "is of a kind that is not read (.png)",
        "README": "has no suffix that tells its kind",
        "broken.txt": "is broken UTF-8 in line 1",
        "koi8.txt": "is in an encoding that could not be told, from line 1 on",
        "half.txt": "is marked as UTF-16-LE and broken at byte 2",
        "wide.txt": "holds NUL bytes, as UTF-16 without its byte order mark does",
        "marks.txt": "holds no words",
        "chrome.txt": "holds nothing but a site's furniture",
        "long.txt": "is longer than 1,000,000 characters",
        "huge.txt": "is longer than 1,000,000 characters",
    }
    assert all(fault.remedy and "\n" not in str(fault) for fault in corpus.faults)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_told_and_never_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", secret_DOT_txt=ARTICLE)
    inside = put(tmp_path / "inside", a_DOT_txt=ARTICLE, deep__b_DOT_txt=another(2))
    (inside / "deep" / "loop").symlink_to(inside)
    (inside / "self").symlink_to(inside / "self")
    (inside / "copy.txt").symlink_to(inside / "a.txt")
    (inside / "gone.txt").symlink_to(inside / "never.txt")
    (inside / "leak").symlink_to(outside)
    corpus = read(inside, SETTINGS)
    assert [article.path for article in corpus.articles] == ["a.txt", "deep/b.txt"]
    assert (
        faults(corpus)["deep/loop"]
        == faults(corpus)["copy.txt"]
        == "is a link to what is read under its own name"
    )
    assert faults(corpus)["leak"] == "is a link that leads out of the corpus"
    assert faults(corpus)["gone.txt"] == "is a link that leads nowhere (does not exist)"
    assert faults(corpus)["self"].startswith("is a link that leads nowhere")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable here")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    put(tmp_path, good_DOT_txt=ARTICLE, locked_DOT_txt=ARTICLE, shut__c_DOT_txt=ARTICLE)
    (tmp_path / "locked.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        corpus = read(tmp_path, SETTINGS)
    finally:
        (tmp_path / "shut").chmod(0o755)
    assert [article.path for article in corpus.articles] == ["good.txt"]
    assert faults(corpus) == {"locked.txt": "may not be read", "shut": "may not be read"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_article_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert faults(read(tmp_path, SETTINGS)) == {"pipe.txt": "is neither a file nor a folder"}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"caf\xc3\xa9", "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("café".encode("utf-16"), "café"),
        (b"\xfe\xff" + "café".encode("utf-16-be"), "café"),
        (b"\xff\xfe\0\0" + "café".encode("utf-32-le"), "café"),
        ("Mayor resigns in a café".encode("utf-16-le"), "Mayor resigns in a café"),
        ("The mayor resigned".encode("utf-16-be"), "The mayor resigned"),
        (
            b"The caf\xe9 sold \x93tea\x94 \x96 for \xa34, she said.",
            "The café sold “tea” – for £4, she said.",
        ),
    ],
)
def test_an_encoding_is_told_by_its_mark_or_by_what_it_gives(content: bytes, text: str) -> None:
    assert decode(content) == text


def test_a_stray_nul_is_dirt_and_is_shown(tmp_path: Path) -> None:
    dirty = ARTICLE.replace("Tuesday", "Tues\0day") + "She had been asked to go by seven of nine members."
    put(
        tmp_path,
        a_DOT_txt=dirty,
        b_DOT_jsonl='{"text": "' + "x" * 200 + '\0"}\n' + json.dumps({"text": another(1)}),
    )
    corpus = read(tmp_path, SETTINGS)
    assert ["Tues\ufffdday" in article.text for article in corpus.articles] == [True, False]
    assert list(faults(corpus)) == ["b.jsonl#1"]


@pytest.mark.parametrize(
    "content",
    [
        "Burmistrz odszedł, a dzwony wciąż milczą w mieście".encode("cp1250"),
        "Мэр города ушёл".encode("cp1251"),
        "市長が辞任した".encode("shift-jis"),
        b"caf\xc3\xa9 and then \xe9 alone",
        b"\x81\x8d\x8f",
    ],
)
def test_a_guess_that_gives_wrong_words_is_not_made(content: bytes) -> None:
    assert isinstance(decode(content), Problem)


def test_line_ends_become_one_kind_and_unprintable_characters_are_shown() -> None:
    assert plain("a\r\nb\rc\u2028d\x0ce\x85f") == "a\nb\nc\nd\ne\nf"
    assert plain("a\0b\x1bc\x9bd\ud800e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    hidden = "a\u200bb\u202ec\u00add\ufeffe\tf"
    assert plain(hidden) == hidden


def test_ids_are_safe_and_never_meet() -> None:
    paths = [
        "a b.txt",
        "a-b.txt",
        "A B.txt",
        "Küste/Straße 7.txt",
        "新聞.txt",
        "新聞2.txt",
        "con.txt",
        "x" * 300 + ".txt",
    ]
    ids = article_ids((path, path.removesuffix(".txt")) for path in paths)
    assert ids["a-b.txt"] == "a-b"
    assert (ids["A B.txt"], ids["a b.txt"]) == ("A-B-2", "a-b-3")
    assert ids["Küste/Straße 7.txt"] == "Kuste-Strasse-7"
    assert ids["con.txt"] != "con"
    assert len({identity.lower() for identity in ids.values()}) == len(paths)
    for identity in ids.values():
        assert identity.isascii()
        assert len(identity) <= 100
        assert not set(identity) - set(f"{string.ascii_letters}{string.digits}-_")
    assert article_ids((path, path.removesuffix(".txt")) for path in reversed(paths)) == ids


def test_a_number_never_takes_a_name_that_is_wanted() -> None:
    ids = article_ids([("a", "x y"), ("b", "x-y"), ("c", "x-y-2")])
    assert ids == {"a": "x-y-3", "b": "x-y", "c": "x-y-2"}


def test_each_record_of_a_file_is_an_article_or_a_line(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "one", "title": "Mayor resigns", "text": ARTICLE}),
        "",
        "not json",
        json.dumps(["a", "list"]),
        json.dumps({"title": "no text"}),
        json.dumps({"text": 7}),
        json.dumps({"text": " "}),
        json.dumps({"text": "word " * 300_000}),
        '{"text": "' + "\\ud800" + ' The mayor of Port Ellis resigned on Tuesday, weeks after her ban."}',
        json.dumps({"id": "one", "text": another(2)}),
        json.dumps({"id": "../../etc/passwd", "text": another(3)}),
    ]
    put(tmp_path, feed_DOT_jsonl="\ufeff" + "\n".join(rows))
    corpus = read(tmp_path, SETTINGS)
    assert [(article.id, article.path) for article in corpus.articles] == [
        ("etc-passwd", "feed.jsonl#10"),
        ("feed-8", "feed.jsonl#8"),
        ("one", "feed.jsonl#1"),
        ("one-2", "feed.jsonl#9"),
    ]
    assert "\ufffd" in corpus.articles[1].text
    told = faults(corpus)
    assert told["feed.jsonl#2"].startswith("is not JSON (")
    assert told["feed.jsonl#3"] == "is no JSON object"
    assert told["feed.jsonl#4"] == "has no “text”"
    assert told["feed.jsonl#5"] == "has nothing in its “text”"
    assert told["feed.jsonl#6"] == "has nothing in its “text”"
    assert told["feed.jsonl#7"] == "is longer than 1,000,000 characters"
    assert len(told) == 6


def test_a_hash_in_a_name_is_no_record(tmp_path: Path) -> None:
    for years, name in enumerate(("#.txt", "a#1.txt", "#7.txt", "b#.jsonl")):
        text = another(years)
        (tmp_path / name).write_text(json.dumps({"text": text}) if name == "b#.jsonl" else text)
    articles = read(tmp_path, SETTINGS).articles
    assert {article.path for article in articles} == {"#.txt", "a#1.txt", "#7.txt", "b#.jsonl#1"}
    assert {str(article.id) for article in articles} > {"7", "a-1", "b-1"}


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp1252"]
)
def test_json_lines_are_read_in_any_encoding_that_can_be_told(tmp_path: Path, encoding: str) -> None:
    texts = [another(1), f"{another(2)}\nThe café sold “tea” for £4, she said.", another(3)]
    rows = (json.dumps({"text": text}, ensure_ascii=False) for text in texts)
    put(tmp_path, feed_DOT_jsonl="\n".join(rows).encode(encoding))
    corpus = read(tmp_path, SETTINGS)
    assert not corpus.faults
    assert [article.text for article in corpus.articles] == texts


def test_a_line_in_an_encoding_that_cannot_be_told_loses_only_itself(tmp_path: Path) -> None:
    strange = json.dumps({"text": "Мэр города ушёл в отставку"}, ensure_ascii=False).encode("koi8-r")
    put(tmp_path, feed_DOT_jsonl=strange + b"\n" + json.dumps({"text": ARTICLE}).encode())
    corpus = read(tmp_path, SETTINGS)
    assert [article.path for article in corpus.articles] == ["feed.jsonl#2"]
    assert list(faults(corpus)) == ["feed.jsonl#1"]


def test_a_file_that_is_no_json_lines_at_all_is_one_line(tmp_path: Path) -> None:
    put(tmp_path, picture_DOT_jsonl=b"\x89PNG\0\n\0\n\n")
    assert faults(read(tmp_path, SETTINGS)) == {"picture.jsonl": "is no text: it holds NUL bytes"}


@pytest.mark.parametrize("first", ["[" * 100_000, "[[[[", '[{"text": "x"}]', "[1, 2]", '["a"'])
@pytest.mark.parametrize("name", ["feed.jsonl", "feed.ndjson"])
def test_a_first_line_that_is_a_list_does_not_hide_the_others(tmp_path: Path, first: str, name: str) -> None:
    (tmp_path / name).write_text(f"{first}\n{json.dumps({'text': ARTICLE})}\n")
    corpus = read(tmp_path, SETTINGS)
    assert [article.path for article in corpus.articles] == [f"{name}#2"]
    assert list(faults(corpus)) == [f"{name}#1"]


def test_a_wrong_file_does_not_bury_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    put(tmp_path, feed_DOT_jsonl="{}\n" * 25 + json.dumps({"text": ARTICLE}), z_DOT_txt="")
    corpus = read(tmp_path, SETTINGS)
    where = [fault.where for fault in corpus.faults]
    assert where == [*(f"feed.jsonl#{number}" for number in range(1, 21)), "feed.jsonl", "z.txt"]
    assert faults(corpus)["feed.jsonl"] == "holds 5 more records that are no articles"
    assert [article.path for article in corpus.articles] == ["feed.jsonl#26"]


def test_the_way_to_a_corpus_is_in_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "corpus").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert read(Path("a/corpus"), SETTINGS) == read(tmp_path / "a" / "corpus", SETTINGS)


def test_a_line_longer_than_any_article_is_skipped_without_being_loaded(tmp_path: Path) -> None:
    settings = CorpusSettings(largest_article=1000)
    rows = [json.dumps({"text": "x" * 300_000}), json.dumps({"text": ARTICLE})]
    put(tmp_path, feed_DOT_jsonl="\n".join(rows))
    corpus = read(tmp_path, settings)
    assert [article.path for article in corpus.articles] == ["feed.jsonl#2"]
    assert faults(corpus) == {"feed.jsonl#1": "is longer than 1,000 characters"}


def test_a_headline_of_any_length_is_cut_as_sentences_are(tmp_path: Path) -> None:
    put(tmp_path, feed_DOT_jsonl=json.dumps({"title": "ban " * 75_000, "text": ARTICLE}))
    (article,) = read(tmp_path, SETTINGS).articles
    headlines = [one.span for one in article.sentences if one.role is SentenceRole.HEADLINE]
    assert max(map(len, headlines)) <= 2000
    assert "".join(span.of(article.text) for span in headlines).count("ban") == 75_000


def test_a_headline_without_a_text_is_told_for_what_it_is(tmp_path: Path) -> None:
    rows = [
        {"title": "Mayor resigns", "text": "Mayor resigns\n\nBy Ann Lee\nPublished Apr. 9, 2025\n"},
        {"title": "Mayor resigns", "text": "Menu\nSearch\nLog in\n"},
        {"text": "Menu\nSearch\nLog in\n"},
    ]
    put(tmp_path, feed_DOT_jsonl="\n".join(map(json.dumps, rows)))
    assert faults(read(tmp_path, SETTINGS)) == {
        "feed.jsonl#1": "holds a headline and no text",
        "feed.jsonl#2": "holds a headline and no text",
        "feed.jsonl#3": "holds nothing but a site's furniture",
    }


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the mayorâ€™s bells", "the mayor’s bells"),
        ("â€œNoâ€\x9d, she said â€“ in the cafÃ©", "“No”, she said – in the café"),
        ("bells for Â£4", "bells for £4"),
        ("twice: the mayorÃ¢â‚¬â„¢s", "twice: the mayor’s"),
        ("first â€™\nsecond é", "first ’\nsecond é"),
        # Not broken, or not certainly
        ("SÃO PAULO", "SÃO PAULO"),
        ("Âge d’or, â la carte", "Âge d’or, â la carte"),
        ("the mayorâ€™s café", "the mayorâ€™s café"),
        ("plain", "plain"),
    ],
)
def test_broken_characters_are_repaired_where_that_is_certain(broken: str, whole: str) -> None:
    assert repaired_text(broken) == whole


def test_a_repaired_headline_is_still_the_headline(tmp_path: Path) -> None:
    row = {"title": "Mayorâ€™s bells", "text": f"Mayorâ€™s bells\n\n{ARTICLE} It cost Â£4."}
    put(tmp_path, feed_DOT_jsonl=json.dumps(row))
    (article,) = read(tmp_path, SETTINGS).articles
    assert article.headline.value == "Mayor’s bells"
    assert article.words_of(0) == "Mayor’s bells"
    assert "It cost £4." in article.text


def test_a_repaired_line_says_so_and_keeps_what_the_file_has(tmp_path: Path) -> None:
    lines = ["The bridge", "A plain line.\r", "The mayorâ€™s bells cost Â£4.\r", "", "  A cafÃ©\t", "é"]
    put(tmp_path, feed_DOT_jsonl=json.dumps({"text": "\n".join(lines)}))
    (article,) = read(tmp_path, SETTINGS).articles
    assert [(repair.value, repair.span and repair.span.of(article.text)) for repair in article.repairs] == [
        ("mayorâ€™s … Â£4.", "The mayor’s bells cost £4."),
        ("cafÃ©", "A café"),
    ]
    put(tmp_path, feed_DOT_jsonl=json.dumps({"text": ARTICLE}))
    assert not read(tmp_path, SETTINGS).articles[0].repairs


def test_a_file_of_200_megabytes_takes_a_line_and_little_memory(tmp_path: Path) -> None:
    for name in ("huge.txt", "huge.jsonl"):
        (tmp_path / name).touch()
        os.truncate(tmp_path / name, 200_000_000)
    put(tmp_path, good_DOT_txt=ARTICLE)
    tracemalloc.start()
    try:
        corpus = read(tmp_path, SETTINGS)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [article.path for article in corpus.articles] == ["good.txt"]
    assert sorted(faults(corpus)) == ["huge.jsonl#1", "huge.txt"]
    assert set(faults(corpus).values()) == {"is longer than 1,000,000 characters"}
    assert peak < 60_000_000
