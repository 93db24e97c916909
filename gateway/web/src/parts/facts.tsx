// What is known of an act, as pairs of name and value.
import type { ReactNode } from 'react';

export const Facts = ({ children }: { children: ReactNode }) => <dl className="facts">{children}</dl>;

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

// What every act shows, opened or not.
export const FolioAndUnit = ({ act }: { act: { folio: string; unidad: string } }) => (
  <>
    <Fact name="Folio">{act.folio}</Fact>
    <Fact name="Lo emite">{act.unidad}</Fact>
  </>
);
