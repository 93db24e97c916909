// One page: its title in the window and in the h1, which gets the focus when one page follows another, so that a screen reader says where
// it is. The first page is announced by the browser itself, and begins at the link that skips to the content.
import { useEffect, useRef, type ReactNode } from 'react';

let loaded = false;

export function Page({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Buzón IMSS`;
    if (loaded) heading.current?.focus();
    loaded = true;
  }, [title]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

export const Waiting = ({ what }: { what: string }) => (
  <p role="status" className="waiting">
    {what}
  </p>
);
