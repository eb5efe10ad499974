/** Files that are written whole or not at all. Used by every room that writes. */
package rncrn.files;
