import { useId, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, ReactElement } from 'react';
import { Icon, type IconName } from './Icon';

/** One command of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** Whether a switch is on; `null` for a command that is no switch. */
  readonly checked: boolean | null;
  readonly onChoose: () => void;
}

interface MenuProps {
  /** The text of the button; only for screen readers if `isIconOnly`. */
  readonly label: string;
  readonly icon: IconName;
  readonly isIconOnly?: boolean;
  readonly items: readonly MenuItem[];
}

const MOVES: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A button that opens a menu. Arrow keys move in it; a choice, Escape or a click beside it closes it. */
export function Menu({ label, icon, isIconOnly = false, items }: MenuProps): ReactElement {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [isAtStart, setIsAtStart] = useState(false);
  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };
  return (
    <div
      className="menu-place"
      onBlur={(event: FocusEvent<HTMLDivElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
      }}
      onKeyDown={(event) => {
        if (!isOpen || event.key !== 'Escape') return;
        // Escape closes only the menu, not the window.
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        className="btn"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={isIconOnly ? label : undefined}
        title={isIconOnly ? label : undefined}
        onClick={() => {
          setIsAtStart(hasNoRoom(button.current));
          setIsOpen(!isOpen);
        }}
      >
        <Icon name={icon} />
        {!isIconOnly && label}
      </button>
      {isOpen && <MenuList id={id} label={label} isAtStart={isAtStart} items={items} onClose={close} />}
    </div>
  );
}

/** The room in px that a menu needs at the left of its button's end. */
const MENU_PX = 300;

/** Whether a menu that ends with its button would reach out of the page. */
function hasNoRoom(button: HTMLElement | null): boolean {
  const page = button?.closest('main');
  if (!button || !page) return false;
  return button.getBoundingClientRect().right - page.getBoundingClientRect().left < MENU_PX;
}

interface MenuListProps {
  readonly id: string;
  /** Whether it begins with its button instead of ending with it. */
  readonly isAtStart: boolean;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}

function MenuList({ id, label, isAtStart, items, onClose }: MenuListProps): ReactElement {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = MOVES[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const index = all.findIndex((each) => each === document.activeElement);
    all[next(index, all.length)]?.focus();
  };
  return (
    <div
      id={id}
      className={isAtStart ? 'menu menu--start' : 'menu'}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={move}
    >
      {items.map(({ id: key, label: text, checked, onChoose }, index) => (
        <button
          key={key}
          type="button"
          role={checked === null ? 'menuitem' : 'menuitemcheckbox'}
          aria-checked={checked ?? undefined}
          tabIndex={-1}
          // A menu has the focus from its opening on, so that arrow keys work at once.
          autoFocus={index === 0}
          onClick={() => {
            onClose();
            onChoose();
          }}
        >
          <span className="menu__sign">{checked === true && <Icon name="done" />}</span>
          {text}
        </button>
      ))}
    </div>
  );
}
