"""Where the cache folder lies on each system."""

import sys
from pathlib import Path

import pytest

from lawcheck import cache


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/elsewhere"}, Path("/elsewhere")),
        ("linux", {"XDG_CACHE_HOME": "relative", "HOME": "/home/a"}, Path("/home/a/.cache")),
        ("linux", {"HOME": "/home/a"}, Path("/home/a/.cache")),
        ("darwin", {"HOME": "/Users/a"}, Path("/Users/a/Library/Caches")),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local")),
        ("win32", {}, None),
    ],
)
def test_cache_home(
    platform: str, environment: dict[str, str], expected: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)

    assert cache.cache_home() == expected


def test_nothing_is_kept_where_the_user_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.cache_home() is not None

    monkeypatch.setenv("LAWCHECK_NO_CACHE", "1")

    assert cache.cache_home() is None
