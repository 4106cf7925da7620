import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component whose code is fetched when it is first shown. Until then there is nothing; where that
 * fails, `onFailure` is told.
 */
export function onDemand<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
  onFailure: (error: unknown, props: P) => void,
): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | null = null;
  return (props: P) => {
    const [View, setView] = useState(() => loaded);
    useEffect(() => {
      if (View) return;
      load().then(
        (view) => {
          loaded = view;
          setView(() => view);
        },
        (error) => onFailure(error, props),
      );
    }, []);
    return View && <View {...props} />;
  };
}
