// SPDX-License-Identifier: GPL-3.0-only
// Looks through the camera for a QR code, from a press until a code is found or the owner stops. Typing stays possible.
import { useEffect, useRef, useState } from 'preact/hooks';
import { camera as en } from '../language/en/camera.ts';
import { useTexts } from '../language/use-language.ts';
import { camera as vi } from '../language/vi/camera.ts';
import { Button } from './button.tsx';
import { Note } from './note.tsx';
import { qrReader } from './read-qr.ts';

const texts = { vi, en };
const pauseMilliseconds = 150;
/** The one that looks away from its owner; sharp enough for a large code, where it can be. */
const wanted = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } as const;

interface QrCameraProps {
  readonly label: string;
  /** A code was read. @returns whether it looks for more */
  readonly onRead: (text: string) => boolean;
}

export function QrCamera({ label, onRead }: QrCameraProps) {
  const t = useTexts(texts);
  const [state, setState] = useState<'off' | 'on' | 'refused' | 'none'>('off');
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  read.current = onRead;
  useEffect(() => {
    if (state !== 'on') return;
    let isOver = false;
    let stream: MediaStream | null = null;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const look = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
      } catch (error) {
        setState(error instanceof DOMException && error.name === 'NotFoundError' ? 'none' : 'refused');
        return;
      }
      const element = video.current;
      if (isOver || element === null) {
        stop();
        return;
      }
      element.srcObject = stream;
      await element.play();
      const reader = await qrReader();
      while (!isOver) {
        const text = await reader(element);
        if (isOver) break;
        if (text !== null && !read.current(text)) {
          setState('off');
          break;
        }
        await new Promise((resume) => setTimeout(resume, pauseMilliseconds));
      }
    };
    void look().catch(() => setState('none'));
    return () => {
      isOver = true;
      stop();
    };
  }, [state]);
  const canTry = typeof navigator !== 'undefined' && navigator.mediaDevices !== undefined;
  return (
    <div class="stack">
      {state === 'on' && (
        // What the camera sees has no sound and no words.
        <video ref={video} class="camera" muted playsInline aria-label={t.looking} />
      )}
      <div role="status">
        {(state === 'refused' || state === 'none' || !canTry) && (
          <Note tone="watch" icon="alert">
            {state === 'refused' ? t.refused : t.none}
          </Note>
        )}
      </div>
      {canTry && (
        <Button icon="radar" onPress={() => setState(state === 'on' ? 'off' : 'on')}>
          {state === 'on' ? t.stop : label}
        </Button>
      )}
    </div>
  );
}
