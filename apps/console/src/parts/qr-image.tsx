// SPDX-License-Identifier: GPL-3.0-only
// A QR code as one path, always dark on white with its quiet zone, whatever the theme.
import encodeQR from 'qr';
import { useMemo } from 'react';

interface QrImageProps {
  readonly text: string;
  /** What the code leads to or holds. */
  readonly label: string;
}

const quiet = 4;

export function QrImage({ text, label }: QrImageProps) {
  const { path, size } = useMemo(() => {
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quiet });
    let drawn = '';
    for (const [y, row] of rows.entries())
      for (let x = 0; x < row.length; x++) {
        if (row[x] !== true) continue;
        const from = x;
        while (row[x + 1] === true) x++;
        drawn += `M${from} ${y}h${x - from + 1}v1H${from}z`;
      }
    return { path: drawn, size: rows.length };
  }, [text]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
