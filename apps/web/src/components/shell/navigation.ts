import { History, House, LayoutGrid, Lightbulb, type LucideIcon, Sparkles } from "lucide-react";

export const NAVIGATION = [
  { href: "/", name: "Overview", icon: LayoutGrid },
  { href: "/suggestions", name: "Suggestions", icon: Sparkles },
  { href: "/insights", name: "Insights", icon: Lightbulb },
  { href: "/history", name: "History", icon: History },
  { href: "/homes", name: "Homes", icon: House },
] as const satisfies readonly { href: string; name: string; icon: LucideIcon }[];

/** Whether a page belongs to a place of the navigation. */
export function isAt(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
