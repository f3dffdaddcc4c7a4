import { useMemo, useState } from 'react';
import type { StoryDetail } from '../../api/views.ts';
import { Badge } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';
import { ReportLink } from '../../passages/told-passage.tsx';
import type { ReportNames } from '../../passages/report-names.ts';
import { layOrigins, sameUses, type GraphEdge, type OriginGraph as Graph } from './origin-layout.ts';

/** Reports on one side, origins on the other, the reason on every line. */
export function OriginGraph({ story, names }: { readonly story: StoryDetail; readonly names: ReportNames }) {
  const graph = useMemo(
    () =>
      layOrigins(
        story.reportList.map((report) => ({ id: report.id, label: names.get(report.id) ?? '' })),
        story.originList,
        100,
      ),
    [story, names],
  );
  const [active, setActive] = useState<GraphEdge | null>(null);
  return (
    <div className="origins">
      <p className="origins-count">
        {t('story.originsWhy', {
          reports: t('story.reports', { n: graph.reports.length }),
          origins: t('story.origins', { n: graph.independent }),
        })}
      </p>
      <Drawing graph={graph} active={active} onActive={setActive} />
      <p className="small origins-reason" aria-live="polite">
        {active === null ? t('story.originsAdvice') : sayEdge(active, graph)}
      </p>
      <h3>{t('story.originsInWords')}</h3>
      <ul className="plain origin-words">
        {story.originList.map((origin) => (
          <li key={origin.id} id={origin.id}>
            <p>
              <strong>
                <bdi>{origin.name}</bdi>
              </strong>{' '}
              <Badge tone={origin.kind === 'unknown' ? 'warn' : 'accent'}>
                {word('origin', origin.kind)}
              </Badge>
              {origin.kind === 'unknown' ? (
                <span className="small soft"> {t('story.unknownOrigin')}</span>
              ) : null}
            </p>
            <ul className="plain small">
              {sameUses(origin.uses).map(({ use, claims }) => (
                <li key={`${use.report} ${use.reason}`}>
                  <ReportLink report={use.report} names={names} passage={use.passages[0]} />{' '}
                  <span className="soft" dir="auto" lang="en">
                    {use.reason}
                  </span>{' '}
                  <span className="soft">{claims === 0 ? '' : t('story.claims', { n: claims })}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

function sayEdge(edge: GraphEdge, graph: Graph): string {
  return t('story.edge', {
    report: graph.reports.find((node) => node.id === edge.report)?.label ?? '',
    origin: graph.origins.find((node) => node.id === edge.origin)?.label ?? '',
    reason: edge.reasons.join('; '),
  });
}

interface DrawingProps {
  readonly graph: Graph;
  readonly active: GraphEdge | null;
  readonly onActive: (edge: GraphEdge | null) => void;
}

function Drawing({ graph, active, onActive }: DrawingProps) {
  const key = (edge: GraphEdge): string => `${edge.report} ${edge.origin}`;
  const isLit = (node: string): boolean =>
    active !== null && (active.report === node || active.origin === node);
  return (
    <div className="origin-graph" style={{ blockSize: graph.height }}>
      <ul className="plain graph-side from" aria-label={t('story.reportsLabel')}>
        {graph.reports.map((node) => (
          <li
            key={node.id}
            className={isLit(node.id) ? 'lit' : ''}
            style={{ insetBlockStart: node.y }}
            title={node.label}
          >
            <bdi>{node.label}</bdi>
          </li>
        ))}
      </ul>
      <svg
        height={graph.height}
        viewBox={`0 0 ${graph.width} ${graph.height}`}
        preserveAspectRatio="none"
        role="group"
        aria-label={t('story.lines')}
      >
        {graph.edges.map((edge) => (
          <g
            key={key(edge)}
            className={`edge ${edge.whole ? 'whole' : 'part'} ${active !== null && key(active) === key(edge) ? 'lit' : ''}`}
            tabIndex={0}
            role="img"
            aria-label={sayEdge(edge, graph)}
            onFocus={() => {
              onActive(edge);
            }}
            onBlur={() => {
              onActive(null);
            }}
            onPointerEnter={() => {
              onActive(edge);
            }}
            onPointerLeave={() => {
              onActive(null);
            }}
          >
            <path className="reach" d={edge.path} />
            <path className="line" d={edge.path} />
          </g>
        ))}
      </svg>
      <ul className="plain graph-side to" aria-label={t('story.originsLabel')}>
        {graph.origins.map((node) => (
          <li
            key={node.id}
            className={`${isLit(node.id) ? 'lit' : ''} ${node.known ? '' : 'unknown'}`}
            style={{ insetBlockStart: node.y }}
            title={node.label}
          >
            <bdi>{node.label}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
