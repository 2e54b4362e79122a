"""Takes what copydesk tells later stages, and prints one JSON object a message: {"change", "article"}.
Needs: pip install 'bullmq[postgres]==3.4.4'

    REDIS_URL=redis://:copydesk@localhost:6379 DATABASE_URL=postgres://copydesk:copydesk@localhost:5432/copydesk python consumer.py
"""
import asyncio, json, os, signal
import psycopg
from bullmq import Worker

REDIS, DATABASE = os.environ.get("REDIS_URL"), os.environ["DATABASE_URL"]
QUEUE = {"connection": REDIS, "prefix": "copydesk"} if REDIS else {"backend": "postgres", "connection": DATABASE}
taken = {}  # The last message of each article: keep it where you keep the articles.


async def main() -> None:
    database = await psycopg.AsyncConnection.connect(DATABASE, autocommit=True)

    async def take(job, token):
        message = job.data
        article = message["articleId"]
        if taken.get(article, 0) >= message["sequence"]:
            return  # It comes again, or after one that is newer.
        row = await (await database.execute("select record from copydesk.records where id = %s", [article])).fetchone()
        print(json.dumps({"change": message["change"], "articleId": article, "article": row and row[0]}), flush=True)
        taken[article] = message["sequence"]

    worker = Worker("articles", take, QUEUE)
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    await stop.wait()
    await worker.close()
    await database.close()


asyncio.run(main())
