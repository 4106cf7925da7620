export interface OptionInWords {
  readonly label: string;
  readonly value: string;
}

/** The options of a lab as its controls have them, in the words on screen and in their order. */
export function optionsInWords(
  section: Element,
  words: { readonly yes: string; readonly no: string },
): OptionInWords[] {
  const found: OptionInWords[] = [];
  const add = (label: string | null | undefined, value: string | null | undefined) => {
    const [name, said] = [label?.trim(), value?.trim()];
    if (name && said && !found.some((each) => each.label === name)) {
      found.push({ label: name, value: said });
    }
  };
  for (const control of section.querySelectorAll('.segmented, .check, .field, .slider')) {
    // A number beside a slider is part of that.
    if (control.parentElement?.closest('.slider')) continue;
    if (control.matches('.segmented')) {
      const chosen = control.querySelector('input:checked');
      add(control.querySelector('legend')?.textContent, chosen?.parentElement?.textContent);
    } else if (control.matches('.check')) {
      const box = control.querySelector('input');
      add(control.textContent, box?.checked ? words.yes : words.no);
    } else {
      const label = control.querySelector('.field-label')?.textContent;
      const list = control.querySelector('select');
      const input = control.querySelector<HTMLInputElement>('input:not([type="range"])');
      add(
        label,
        list ? list.selectedOptions[0]?.textContent : (input?.value ?? input?.placeholder),
      );
    }
  }
  return found;
}
