// SPDX-License-Identifier: GPL-3.0-only
// News for those who listen to the page: gathered for some seconds, so that a file that warns twenty phones is one
// announcement and not twenty.
import type { FeedEntry } from '@bluezone/simulator';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type FeedRow, rowsOf } from './feed-rows.ts';

const gatherMilliseconds = 4000;

/** @param tell words for so many new rows, the newest handed in. Nothing is said of what was there at first. */
export function useAnnouncement(
  feed: readonly FeedEntry[],
  tell: (count: number, newest: FeedRow) => string,
): string {
  const [announcement, setAnnouncement] = useState('');
  const said = useRef(feed.at(-1)?.id ?? Number.NEGATIVE_INFINITY);
  const latest = useRef({ feed, tell });
  latest.current = { feed, tell };
  const newestId = feed.at(-1)?.id;

  useEffect(() => {
    if (newestId === undefined || newestId <= said.current) return;
    const timer = setTimeout(() => {
      const news = rowsOf(latest.current.feed.filter(({ id }) => id > said.current));
      const newest = news.at(-1);
      if (newest === undefined) return;
      said.current = latest.current.feed.at(-1)?.id ?? said.current;
      setAnnouncement(latest.current.tell(news.length, newest));
    }, gatherMilliseconds);
    return () => clearTimeout(timer);
  }, [newestId]);

  return announcement;
}
