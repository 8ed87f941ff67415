import fs from 'node:fs';

/** What `statfs` calls file systems of Linux that hear of every change, since no other machine writes to them. */
const LOCAL: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x9123683e, // btrfs
  0x58465342, // xfs
  0x2fc12fc1, // zfs
  0xf2f52010, // f2fs
  0xca451a4e, // bcachefs
  0x3153464a, // jfs
  0x52654973, // reiserfs
  0xf15f, // ecryptfs
  0x01021994, // tmpfs
  0x794c7630, // overlayfs
]);

/** Whether a watch on this folder hears of all that happens in it. False where that is not known. */
export function isOnLocalDisk(dir: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return LOCAL.has(fs.statfsSync(dir).type);
  } catch {
    return false;
  }
}
