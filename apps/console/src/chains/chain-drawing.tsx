// SPDX-License-Identifier: GPL-3.0-only
// The drawing itself: a list of people who can be gone through by arrows, of which only those in sight are in the page. On paper
// all of them are.
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { shortDayText } from '../language/format.ts';
import type { ChainsTexts } from '../language/vi/chains.ts';
import { Box } from '../parts/box.tsx';
import { Button } from '../parts/button.tsx';
import type { Forest } from './chain-forest.ts';
import { axisStep, dayOfNumber } from './chain-svg.ts';
import {
  type ChainMeasures,
  inSight,
  layOutChain,
  linkPath,
  type PlacedPerson,
  usualMeasures,
} from './lay-out-chain.ts';
import { classOf, markSize, shapeOf } from './mark-of.ts';

const scales = [0.3, 0.45, 0.65, 0.85, 1, 1.3, 1.7] as const;
const usualScale = 4;
/** Below it names would lie upon one another. */
const leastNamedScale = 0.65;
const spare = 200;

function scaledMeasures(scale: number): ChainMeasures {
  const isNamed = scale >= leastNamedScale;
  return {
    dayWidth: Math.round(usualMeasures.dayWidth * scale),
    rowHeight: isNamed
      ? Math.max(20, Math.round(usualMeasures.rowHeight * Math.min(1, scale)))
      : Math.round(40 * scale),
    labelWidth: isNamed ? usualMeasures.labelWidth : 18,
    familyGap: 1,
    margin: usualMeasures.margin,
  };
}

interface ChainDrawingProps {
  readonly forest: Forest;
  readonly t: ChainsTexts;
  readonly chosen: string | null;
  readonly onChosen: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** What is said of a person who has the focus. */
  readonly tell: (placed: PlacedPerson) => string;
}

export function ChainDrawingView({ forest, t, chosen, onChosen, onOpen, tell }: ChainDrawingProps) {
  const [scale, setScale] = useState(usualScale);
  const measures = useMemo(() => scaledMeasures(scales[scale] ?? 1), [scale]);
  const drawing = useMemo(() => {
    const start = performance.now();
    const laidOut = layOutChain(forest, measures);
    // For the browser's own tools, and for the benchmark.
    performance.measure('bluezone.chain-layout', { start });
    return laidOut;
  }, [forest, measures]);
  const isNamed = (scales[scale] ?? 1) >= leastNamedScale;
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 800 });
  const [isPrinting, setPrinting] = useState(false);
  const id = useId();
  const zoom = (by: number) => setScale((now) => Math.max(0, Math.min(scales.length - 1, now + by)));
  useShortcut('+', t.zoomIn, () => zoom(1));
  useShortcut('-', t.zoomOut, () => zoom(-1));

  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const places = useMemo(() => new Map(drawing.people.map((placed, i) => [placed.person.id, i])), [drawing]);
  const current = chosen === null ? undefined : drawing.people[places.get(chosen) ?? -1];
  // The chosen one is brought into sight, also after zooming.
  useEffect(() => {
    const element = box.current;
    if (element === null || current === undefined) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    if (current.y < scrollTop + 40 || current.y > scrollTop + clientHeight - 80)
      element.scrollTop = current.y - clientHeight / 2;
    if (current.x < scrollLeft + 20 || current.x > scrollLeft + clientWidth - measures.labelWidth)
      element.scrollLeft = current.x - clientWidth / 3;
  }, [current, measures]);

  const shown = isPrinting
    ? { people: drawing.people, links: drawing.links }
    : inSight(drawing, sight.top - spare, sight.top + sight.height + spare);
  const axis = axisStep(measures.dayWidth);
  const days: number[] = [];
  for (let day = drawing.firstDay; day <= drawing.lastDay; day += axis) days.push(day);
  const columnOf = (day: number) => measures.margin + (day - drawing.firstDay) * measures.dayWidth;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || drawing.people.length === 0) return;
    const at = chosen === null ? -1 : (places.get(chosen) ?? -1);
    const last = drawing.people.length - 1;
    const source = current?.link?.from;
    const child = drawing.people.findIndex(({ link }) => link !== null && link.from === chosen);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: source === undefined ? at : (places.get(source) ?? at),
      ArrowRight: child < 0 ? at : child,
      PageDown: at + 20,
      PageUp: at - 20,
      Home: 0,
      End: last,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = drawing.people[Math.max(0, Math.min(last, step))];
      if (next !== undefined) onChosen(next.person.id);
    } else if (event.key === 'Enter' && current !== undefined) onOpen(current.person.id);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const pressed = (event.target as HTMLElement).closest<HTMLElement>('[data-person]')?.dataset.person;
    if (pressed === undefined) return;
    if (pressed === chosen) onOpen(pressed);
    else onChosen(pressed);
  };
  return (
    <div className="chain-drawing">
      <div className="chain-tools no-print">
        <Button weight="quiet" shortcut="-" onPress={() => zoom(-1)} isOff={scale === 0}>
          {t.zoomOut}
        </Button>
        <Button weight="quiet" shortcut="+" onPress={() => zoom(1)} isOff={scale === scales.length - 1}>
          {t.zoomIn}
        </Button>
        <span className="soft small" id={`${id}-keys`}>
          {t.drawingKeys}
        </span>
      </div>
      <div className="chain-scroll" ref={box}>
        <svg className="chain-axis" width={drawing.width} height="28" aria-hidden="true">
          {days.map((day) => (
            <text key={day} x={columnOf(day)} y="18" textAnchor="middle">
              {shortDayText(dayOfNumber(day))}
            </text>
          ))}
        </svg>
        <Box
          className="chain-list"
          role="listbox"
          tabIndex={0}
          aria-label={t.drawingLabel}
          aria-describedby={`${id}-keys`}
          aria-activedescendant={current === undefined ? undefined : `${id}-${current.person.id}`}
          onKeyDown={onKeyDown}
          onClick={onClick}
          style={{ inlineSize: drawing.width, blockSize: drawing.height }}
        >
          <svg className="chain-lines" width={drawing.width} height={drawing.height} aria-hidden="true">
            {days.map((day) => (
              <path key={day} className="axis" d={`M${columnOf(day)} 0V${drawing.height}`} />
            ))}
            {shown.links.map((placed) => (
              <path
                key={placed.link.linkId}
                className={`link${placed.isOther ? ' other' : ''}${
                  placed.link.from === chosen || placed.link.to === chosen ? ' of-chosen' : ''
                }`}
                d={linkPath(placed)}
              />
            ))}
            {shown.people.map(({ person, x, y }) => (
              <path
                key={person.id}
                className={classOf(person)}
                d={shapeOf(person)}
                transform={`translate(${x} ${y})`}
              />
            ))}
          </svg>
          {shown.people.map((placed) => (
            <PersonLabel
              key={placed.person.id}
              id={`${id}-${placed.person.id}`}
              placed={placed}
              isNamed={isNamed}
              isChosen={placed.person.id === chosen}
              place={(places.get(placed.person.id) ?? 0) + 1}
              total={drawing.people.length}
              tell={tell}
            />
          ))}
        </Box>
      </div>
    </div>
  );
}

interface PersonLabelProps {
  readonly id: string;
  readonly placed: PlacedPerson;
  readonly isNamed: boolean;
  readonly isChosen: boolean;
  readonly place: number;
  readonly total: number;
  readonly tell: (placed: PlacedPerson) => string;
}

/** An option of the list: its box lies over the mark, so that both are pressed alike. */
function PersonLabel(props: PersonLabelProps) {
  const { placed, isChosen } = props;
  const { person } = placed;
  return (
    <Box
      id={props.id}
      data-person={person.id}
      className={isChosen ? 'chain-person chosen' : 'chain-person'}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-setsize={props.total}
      aria-posinset={props.place}
      aria-label={props.tell(placed)}
      title={props.isNamed ? undefined : person.name}
      style={{ transform: `translate(${placed.x - markSize - 4}px, ${placed.y - 11}px)` }}
    >
      {props.isNamed ? <span>{person.name}</span> : null}
    </Box>
  );
}
