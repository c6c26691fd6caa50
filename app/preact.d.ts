// The types of what the app uses of vendor/preact.js (htm's standalone module: preact, its hooks and htm in one
// file). The build copies this file beside the module, where tsconfig.json resolves it.

export type Child = VNode | string | number | boolean | null | undefined | Child[];
export interface VNode { type: unknown; props: Record<string, unknown>; key: unknown }
export interface Ref<T> { current: T }
export interface Context<T> { Provider: unknown; Consumer: unknown; readonly value?: T }
export type SetState<S> = (next: S | ((previous: S) => S)) => void;

export function h(type: unknown, props: Record<string, unknown> | null, ...children: Child[]): VNode;
export function html(strings: TemplateStringsArray, ...values: unknown[]): VNode;
export function render(tree: Child, parent: Element): void;
export class Component<P = object, S = object> {
  constructor(props?: P);
  props: P & { children?: Child };
  state: S;
  setState(next: Partial<S>): void;
  forceUpdate(): void;
  render(props: P, state: S): Child;
}

export function createContext<T>(initial: T): Context<T>;
export function useContext<T>(context: Context<T>): T;
export function useState<S>(initial: S | (() => S)): [S, SetState<S>];
export function useReducer<S, A>(reducer: (state: S, action: A) => S, initial: S): [S, (action: A) => void];
export function useEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useLayoutEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useRef<T>(initial: T): Ref<T>;
export function useMemo<T>(make: () => T, inputs?: readonly unknown[]): T;
export function useCallback<F extends Function>(callback: F, inputs: readonly unknown[]): F;
export function useErrorBoundary(callback?: (error: unknown) => void): [unknown, () => void];
