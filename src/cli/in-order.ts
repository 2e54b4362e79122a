/**
 * Starts `work` on up to `most` items at a time and gives the results in the order of the items, each as soon as it and
 * those before it are there, even while the next item has yet to come. `work` must not reject.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const source = items[Symbol.asyncIterator]();
  const running: Promise<R>[] = [];
  let coming: Promise<IteratorResult<T>> | null = source.next();
  while (coming !== null || running.length > 0) {
    const [oldest] = running;
    const arrived: IteratorResult<T> | 'done' = await Promise.race([
      ...(oldest === undefined ? [] : [oldest.then(() => 'done' as const)]),
      ...(coming === null || running.length >= most ? [] : [coming]),
    ]);
    if (arrived === 'done') yield (await running.shift())!;
    else if (arrived.done === true) coming = null;
    else {
      running.push(work(arrived.value));
      coming = source.next();
    }
  }
}
