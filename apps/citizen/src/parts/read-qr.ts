// SPDX-License-Identifier: GPL-3.0-only
// Reads QR codes from the camera's picture: by the browser's own reader where it has one, by ours otherwise. Pictures are looked
// at and thrown away.

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

type Look = (video: HTMLVideoElement) => Promise<string | null>;

async function browserLook(): Promise<Look | null> {
  const { BarcodeDetector } = globalThis as {
    BarcodeDetector?: DetectorClass & { getSupportedFormats?(): Promise<string[]> };
  };
  if (BarcodeDetector === undefined) return null;
  const formats = (await BarcodeDetector.getSupportedFormats?.()) ?? [];
  if (!formats.includes('qr_code')) return null;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function ownLook(): Promise<Look> {
  const { default: decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video;
    if (context === null || width === 0 || height === 0) return null;
    canvas.width = width;
    canvas.height = height;
    context.drawImage(video, 0, 0);
    try {
      return decodeQR(context.getImageData(0, 0, width, height));
    } catch {
      // No code in this picture.
      return null;
    }
  };
}

/** The reader of this browser. */
export async function qrReader(): Promise<Look> {
  return (await browserLook()) ?? (await ownLook());
}
