"""Worker processes: what one process would give, sooner.

    things    1  2  3  4  5  6            worker  ▓▓1▓▓ ▓3▓ ▓5▓
    results   3  1  2  5  4  6            worker  ▓▓▓▓2▓▓▓▓ ▓4▓▓ ▓6▓

Each result comes with the number of its thing, so whoever needs an order restores it.

Workers are started afresh (`spawn`) and never forked: a fork copies locks that another thread holds, and
a program that calls `build` may have threads. A fresh worker imports the rooms, a quarter of a second
of processor time; hence `worth_processes`. A pool of `concurrent.futures` notices a worker that was killed,
which one of `multiprocessing` waits for for ever.

An interruption ends everything at once: it reaches the parent alone, which then ends its workers. When the
parent itself is killed, they notice and go.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from generator.errors import CopytrailError

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["ALONE", "Crew"]

A = TypeVar("A")
B = TypeVar("B")


class Crew:
    """Up to `jobs` processes, started when there is work for them, ended when the block ends.

    with Crew(2) as crew:
        for number, result in crew.share(len, ["one", "three"]): ...

    Tasks, things and results are pickled between the processes. What a task raises is raised here; a
    `CopytrailError` where a worker was killed.
    """

    def __init__(self, jobs: int, worth: int = 0) -> None:
        self._jobs = jobs
        self._worth = worth
        self._pool: ProcessPoolExecutor | None = None
        self._others = set(active_children())

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind is not None:
            for worker in set(active_children()) - self._others:
                worker.terminate()
        self._pool.shutdown(cancel_futures=True)

    def pays(self, articles: float) -> bool:
        """Whether work that costs as much as to investigate so many articles is done sooner by the crew."""
        return self._jobs > 1 and (self._pool is not None or articles >= self._worth)

    def share(self, task: Callable[[A], B], things: Iterable[A]) -> Iterator[tuple[int, B]]:
        """The results of `task` with the number of each thing, as they come; few are held at any time.

        Give the longest work first."""
        with _told():
            numbers: dict[Future[B], int] = {}
            for number, thing in enumerate(things):
                numbers[self._submit(task, thing)] = number
                if len(numbers) > _WAITING * self._jobs:
                    yield from _done(numbers)
            while numbers:
                yield from _done(numbers)

    def in_turn(self, task: Callable[[A], B], things: Iterable[A]) -> Iterator[B]:
        """The results of `task` in the order of their things; few are held at any time."""
        with _told():
            waiting: deque[Future[B]] = deque()
            for thing in things:
                waiting.append(self._submit(task, thing))
                if len(waiting) > _WAITING * self._jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _submit(self, task: Callable[[A], B], thing: A) -> Future[B]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._jobs, get_context("spawn"), initializer=_ready, initargs=(gc.get_threshold(),)
            )
        with _uninterrupted():  # each of the first calls starts a worker
            return self._pool.submit(task, thing)


_WAITING = 4
"""Results for each worker that wait for one before them, or to be taken. Fewer: workers wait for a long piece
of work."""


def _done(numbers: dict[Future[B], int]) -> Iterator[tuple[int, B]]:
    """Wait until one or more are done, and take these out."""
    for done in wait(numbers, return_when=FIRST_COMPLETED).done:
        yield numbers.pop(done), done.result()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool:
        what = "was killed, perhaps for want of memory"
        raise CopytrailError("a worker process", what, "build with --jobs 1") from None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that are started here never see an interruption from the terminal; this one sees it after."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ready(collect: tuple[int, int, int]) -> None:
    """What a worker does first."""
    gc.set_threshold(*collect)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


ALONE = Crew(1)
"""Nobody else: the work is done where it is asked for."""
