import { useEffect, useState } from 'preact/hooks';

/** The page without query and fragment: what a link stands behind. */
export function pageAddress(): string {
  return location.href.replace(/[?#].*$/s, '');
}

/** A fragment of a state, once it is made; null if it is too long, undefined while it is made. */
export function useLink(
  make: () => Promise<string | null>,
  key: string,
): string | null | undefined {
  const [made, setMade] = useState<{ key: string; hash: string | null } | null>(null);
  useEffect(() => {
    let isOld = false;
    make().then((hash) => {
      if (!isOld) setMade({ key, hash });
    });
    return () => {
      isOld = true;
    };
  }, [key]);
  return made?.key === key ? made.hash : undefined;
}
