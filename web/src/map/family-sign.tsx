import { familyShapes, shapeCorners, type Family, type Shape } from './type-families.ts';
import { familyClass } from './map-palette.ts';

/** A family's sign, drawn around (0, 0) in a box of `size`: to be placed inside an <svg>. */
export function ShapeMark({
  shape,
  size,
  className,
}: {
  readonly shape: Shape;
  readonly size: number;
  readonly className?: string;
}) {
  const corners = shapeCorners(shape);
  const half = size / 2;
  if (corners === null)
    return <circle r={half * 0.85} className={`${className ?? ''} ${shape === 'ring' ? 'hollow' : ''}`} />;
  return (
    <polygon points={corners.map(([x, y]) => `${x * half},${y * half}`).join(' ')} className={className} />
  );
}

/** The sign of a family in a legend, a list or a table; its name stands beside it, so it is hidden from screen readers. */
export function FamilySign({ family, size = 14 }: { readonly family: Family; readonly size?: number }) {
  return (
    <svg
      className={`family-sign ${familyClass(family)}`}
      width={size}
      height={size}
      viewBox={`${-size / 2 - 1} ${-size / 2 - 1} ${size + 2} ${size + 2}`}
      aria-hidden="true"
      focusable="false"
    >
      <ShapeMark shape={familyShapes[family]} size={size} />
    </svg>
  );
}
