// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';
import type { MapEngine } from './map-engine.ts';

interface Props {
  readonly engine: MapEngine | null;
  readonly canFollow: boolean;
  readonly isFollowing: boolean;
  onFollow(isFollowing: boolean): void;
  onMoved(): void;
}

const ZOOM = 1.6;

export function MapButtons({ engine, canFollow, isFollowing, onFollow, onMoved }: Props) {
  const { t } = useText();
  const press = (act: () => void) => () => {
    act();
    onMoved();
  };
  return (
    <fieldset class="map-buttons">
      <legend class="hidden">{t.map.buttons}</legend>
      <button
        type="button"
        aria-label={t.map.zoomIn}
        title={t.map.zoomIn}
        onClick={press(() => engine?.camera.zoomMiddleBy(ZOOM))}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 4v12M4 10h12" />
        </svg>
      </button>
      <button
        type="button"
        aria-label={t.map.zoomOut}
        title={t.map.zoomOut}
        onClick={press(() => engine?.camera.zoomMiddleBy(1 / ZOOM))}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M4 10h12" />
        </svg>
      </button>
      <button
        type="button"
        aria-label={t.map.fit}
        title={t.map.fit}
        onClick={press(() => engine?.camera.fit())}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4" />
        </svg>
      </button>
      <button
        type="button"
        aria-label={t.map.follow}
        title={canFollow ? t.map.follow : t.map.followNobody}
        aria-pressed={isFollowing}
        aria-disabled={!canFollow}
        onClick={() => canFollow && onFollow(!isFollowing)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="10" cy="10" r="4.5" />
          <path d="M10 1.5v4M10 14.5v4M1.5 10h4M14.5 10h4" />
        </svg>
      </button>
    </fieldset>
  );
}
