import asyncio
import threading
import time

import pytest

from api.errors import Busy
from api.work import WorkQueue


def test_results_and_errors_come_back():
    async def both():
        queue = WorkQueue(1, 4, 5)
        with pytest.raises(ZeroDivisionError):
            await queue.run(lambda: 1 / 0)
        return await queue.run(lambda: 42), queue.waiting

    assert asyncio.run(both()) == (42, 0)


def test_no_more_than_the_threads_work_at_once():
    busy, most, lock = [0], [0], threading.Lock()

    def work():
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        time.sleep(0.02)
        with lock:
            busy[0] -= 1

    async def crowd():
        queue = WorkQueue(2, 20, 5)
        await asyncio.gather(*(queue.run(work) for _ in range(10)))

    asyncio.run(crowd())
    assert most[0] == 2


def test_a_full_queue_refuses_at_once_and_says_when_to_come_back():
    async def crowd():
        queue = WorkQueue(1, 3, 5)
        start = time.perf_counter()
        tasks = [asyncio.create_task(queue.run(lambda: time.sleep(0.1))) for _ in range(10)]
        done = await asyncio.gather(*tasks, return_exceptions=True)
        refused = [error for error in done if isinstance(error, Busy)]
        after = await queue.run(lambda: "again")
        return refused, queue.refused, after, time.perf_counter() - start

    refused, counted, after, seconds = asyncio.run(crowd())
    assert len(refused) == counted == 6
    assert int(refused[0].headers["Retry-After"]) >= 1
    assert after == "again"
    assert seconds < 1


def test_waiting_too_long_ends_in_busy():
    async def crowd():
        queue = WorkQueue(1, 3, 0.05)
        with pytest.raises(Busy):
            await queue.run(lambda: time.sleep(0.2))

    asyncio.run(crowd())


def test_patient_work_is_not_refused_and_lets_others_go_first():
    async def crowd():
        queue, order = WorkQueue(1, 1, 5), []

        def work(name):
            time.sleep(0.03)
            order.append(name)

        first = asyncio.create_task(queue.run(lambda: work("first")))
        await asyncio.sleep(0.01)
        batch = asyncio.create_task(queue.run(lambda: work("batch"), patient=True))
        await asyncio.sleep(0.005)
        second = asyncio.create_task(queue.run(lambda: work("second")))
        await asyncio.gather(first, batch, second)
        return order

    assert asyncio.run(crowd()) == ["first", "second", "batch"]
