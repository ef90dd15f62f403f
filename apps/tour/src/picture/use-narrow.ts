// SPDX-License-Identifier: GPL-3.0-only
import { useEffect, useState } from 'preact/hooks';

const query = '(max-width: 40rem)';

/** True on a narrow page; follows the window. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setNarrow(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}
