// judge DIR VKEY [WITNESS-VKEY]: golang.org/x/mod/sumdb (tlog, note) before a log that was fetched to DIR as c2sp.org/tlog-tiles
// serves it: DIR/checkpoint, DIR/tile/…, DIR/checkpoints/* (older ones), DIR/receipts/*.tlog-proof with DIR/receipts/*.entry.
// Nothing of the gateway's code runs here. Exit 1 at the first thing that does not hold.
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func must(what string, err error) {
	if err != nil {
		fmt.Printf("FAILED: %s: %v\n", what, err)
		os.Exit(1)
	}
}

func require(what string, good bool) {
	if !good {
		must(what, fmt.Errorf("does not hold"))
	}
}

func read(name string) []byte {
	data, err := os.ReadFile(name)
	must("read", err)
	return data
}

// The three lines that tlog.ParseTree would want to begin with "go.sum database tree".
func tree(text, origin string) tlog.Tree {
	lines := strings.Split(text, "\n")
	require("origin "+origin, len(lines) == 4 && lines[0] == origin && lines[3] == "")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must("size", err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must("root", err)
	var hash tlog.Hash
	require("length of the root", copy(hash[:], root) == tlog.HashSize)
	return tlog.Tree{N: size, Hash: hash}
}

func opened(data []byte, log note.Verifier) tlog.Tree {
	signed, err := note.Open(data, note.VerifierList(log))
	must("note.Open", err)
	require("signed by the log", len(signed.Sigs) == 1)
	return tree(signed.Text, log.Name())
}

// Our paths have no height in them.
func path(t tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(t.Path(), fmt.Sprintf("tile/%d/", t.H))
}

type tiles struct{ dir string }

func (t tiles) Height() int                         { return height }
func (t tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(t.dir, path(tile)))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

func entries(dir string, size int64) [][]byte {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := int64(256)
		if size-n*256 < width {
			width = size - n*256
		}
		name := strings.Replace(path(tlog.Tile{H: height, L: 0, N: n, W: int(width)}), "tile/0/", "tile/entries/", 1)
		data := read(filepath.Join(dir, name))
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	require("as many entries as the checkpoint says", int64(len(all)) == size)
	return all
}

func receipt(file string, log note.Verifier) {
	head, checkpoint, found := bytes.Cut(read(file), []byte("\n\n"))
	require("blank line of "+file, found)
	lines := strings.Split(string(head), "\n")
	require("header of "+file, lines[0] == "c2sp.org/tlog-proof@v1")
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	must("index of "+file, err)
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		must("hash of "+file, err)
		proof = append(proof, hash)
	}
	of := opened(checkpoint, log)
	entry := read(strings.TrimSuffix(file, ".tlog-proof") + ".entry")
	must("CheckRecord of "+file, tlog.CheckRecord(proof, of.N, of.Hash, index, tlog.RecordHash(entry)))
	require("another entry is refused", tlog.CheckRecord(proof, of.N, of.Hash, index, tlog.RecordHash(append(entry, 'x'))) != nil)
}

// c2sp.org/tlog-cosignature, type 4: x/mod's note does not know it, Go's ed25519 does.
func cosigned(data []byte, vkey string) {
	parts := strings.SplitN(vkey, "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	must("witness vkey", err)
	require("witness vkey", len(key) == 33 && key[0] == 4)
	text, signatures, _ := bytes.Cut(data, []byte("\n\n"))
	for _, line := range strings.Split(string(signatures), "\n") {
		words := strings.Split(line, " ")
		if len(words) != 3 || words[1] != parts[0] {
			continue
		}
		raw, err := base64.StdEncoding.DecodeString(words[2])
		must("cosignature", err)
		require("length of the cosignature", len(raw) == 4+8+64)
		message := fmt.Sprintf("cosignature/v1\ntime %d\n%s\n", binary.BigEndian.Uint64(raw[4:12]), text)
		require("cosignature", ed25519.Verify(ed25519.PublicKey(key[1:]), []byte(message), raw[12:]))
		return
	}
	must("cosignature", fmt.Errorf("none of %s", parts[0]))
}

func main() {
	dir, vkey := os.Args[1], os.Args[2]
	log, err := note.NewVerifier(vkey)
	must("note.NewVerifier", err)
	checkpoint := read(filepath.Join(dir, "checkpoint"))
	newest := opened(checkpoint, log)
	if len(os.Args) > 3 {
		cosigned(checkpoint, os.Args[3])
	}

	reader := tlog.TileHashReader(newest, tiles{dir})
	var stored []tlog.Hash
	remembered := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var out []tlog.Hash
		for _, i := range indexes {
			out = append(out, stored[i])
		}
		return out, nil
	})
	all := entries(dir, newest.N)
	for i, entry := range all {
		hashes, err := tlog.StoredHashes(int64(i), entry, remembered)
		must("StoredHashes", err)
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(newest.N, remembered)
	must("TreeHash", err)
	require("root of the entries", root == newest.Hash)
	for i := range all {
		if i%37 != 0 && int64(i) != newest.N-1 {
			continue
		}
		proof, err := tlog.ProveRecord(newest.N, int64(i), reader)
		must("ProveRecord", err)
		must("CheckRecord", tlog.CheckRecord(proof, newest.N, newest.Hash, int64(i), tlog.RecordHash(all[i])))
	}
	older, _ := filepath.Glob(filepath.Join(dir, "checkpoints", "*"))
	for _, file := range older {
		before := opened(read(file), log)
		proof, err := tlog.ProveTree(newest.N, before.N, reader)
		must("ProveTree", err)
		must("CheckTree", tlog.CheckTree(proof, newest.N, newest.Hash, before.N, before.Hash))
	}
	receipts, _ := filepath.Glob(filepath.Join(dir, "receipts", "*.tlog-proof"))
	require("receipts", len(receipts) > 0)
	for _, file := range receipts {
		receipt(file, log)
	}
	fmt.Printf("%d entries, %d older checkpoints, %d receipts\n", newest.N, len(older), len(receipts))
}
