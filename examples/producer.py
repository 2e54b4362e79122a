"""Gives a page to copydesk. Needs: pip install 'bullmq[postgres]==3.4.4'

    REDIS_URL=redis://:copydesk@localhost:6379 python producer.py https://outlet.example/story page.html
    DATABASE_URL=postgres://... python producer.py ...      where the queue is in PostgreSQL
"""
import asyncio, os, sys
from datetime import datetime, timezone
from bullmq import Queue

REDIS, DATABASE = os.environ.get("REDIS_URL"), os.environ.get("DATABASE_URL")
QUEUE = {"connection": REDIS, "prefix": "copydesk"} if REDIS else {"backend": "postgres", "connection": DATABASE}


async def main(url: str, path: str) -> None:
    pages = Queue("pages", QUEUE)
    with open(path, encoding="utf-8") as page:
        payload = {"url": url, "html": page.read(), "fetchedAt": datetime.now(timezone.utc).isoformat()}
    retries = {"attempts": 5, "backoff": {"type": "exponential", "delay": 1000}}
    job = await pages.add("page", payload, {**retries, "removeOnComplete": True, "removeOnFail": True})
    print(job.id)
    await pages.close()


asyncio.run(main(*sys.argv[1:3]))
