<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AllTakes</name>
    <message>
        <source>All takes of this song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sounds like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes; below each those made from a song with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A double click, or Enter, brings a take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this take into the song as it is now, as a choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have it written again from its model, settings and seed, and compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below each take stand those that were made from a song with it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>what goes wrong cannot be written down: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong the last time; please report it, it is written down in {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>unsaved work cannot be kept safe: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>something went wrong inside the program ({}: {}); nothing was lost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Piano roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of notes in the menu View says all that is seen here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command, or some of its letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ and ↓ choose, Enter does it, Esc closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands that answer; those used last come first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConstraintsBox</name>
    <message>
        <source>&amp;Constraints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never fall silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left: away from what was there one bar ago; right: towards it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model writes all bars at once and cannot be led by the bar before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no notes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the primer&apos;s: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ke&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran&amp;ge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;op-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repetition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key, a range and more that new notes are held to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No constraints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all constraints off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New notes belong to this key; minor is natural minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new note is lower; drums aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new note is higher; drums aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the likeliest notes that together have this probability; keeps a high temperature sane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never fall silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where no note began for a bar, one begins; Polyphony RNN always does so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not with Magenta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the primer&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-p {:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repetition {:+g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never silent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Continuation</name>
    <message>
        <source>take {} came again, note for note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take {} has other notes with the engine {} than with {}; they are kept as take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take {} did not come again: its model has changed; what came is kept as take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} takes did not fit and are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no good fit: nothing that was tried belongs between what stands before and after; try another seed, a larger part, fewer locks or another model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Change tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock bars</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndField</name>
    <message>
        <source>Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selection, else the whole song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take one of the takes that are shown below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a MIDI file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} from: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {}, {} notes in {} bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the model&apos;s plain reconstruction gets {:.0%} of its notes right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI (*.mid *.midi)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndPicture</name>
    <message>
        <source>drop a MIDI file here, or choose below</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ends</name>
    <message>
        <source>selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has no notes; choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no notes in it; draw or select some first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Written: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” does not say what it is to be; end its name with one of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the song has no notes to take apart; draw or generate some first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with a primer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stems …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MusicXML …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export MIDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export stems: a file each for human, model and every voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export MusicXML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MusicXML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “{}” first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs and MIDI ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is there already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is open in another window: process {} on {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two that write to one song would undo each other&apos;s work. A copy has no file until it is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that machine no longer runs, the song can be opened all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” was changed by another program since it was opened here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced, it stays beside the song as “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FillPanel</name>
    <message>
        <source>keep nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the rhythm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the pitches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new bars on each pass of the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of the notes in the part stays, beside what is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the part anew so that it fits; once more for another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While a loop plays, all in it that is not locked is written anew each time round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model rewrites the selected notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model writes in the selected bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New bars on each pass of the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag over the ruler: that loop gets new bars each time round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select notes, or drag over the ruler: that part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this model fills no holes; choose a Melody RNN or a MusicVAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filling</name>
    <message>
        <source>choose what to fill: select notes, or drag over the ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select the notes to lock first; whole bars have a lock of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstHint</name>
    <message>
        <source>Close this hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} goes on from what you drew · {} plays · {} finds every command · {} explains</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>Gauge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stage of an answer, memory, delays, and the study’s figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of the last answer, and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the last answer took, its first bar, and the memory held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latency, ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory, MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events late by, ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first bar {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GaugeDetails</name>
    <message>
        <source>CSV …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what each answer cost to a file, a line each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the gauge as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of computing a take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until the first bar was there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the primer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handing the score to the player, whenever it changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting all of the roll, whenever that is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:,.0f} steps a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory {}, at most {}: {:.0%} of a Coral Dev Board’s 1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study, on its machine: {:,.0f} ms, {:.0f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events late by {}, p95 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound: {:.0%} of the synthesizer’s time, {} underruns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneralMidi</name>
    <message>
        <source>Grand piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bright piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electric grand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Honky-tonk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electric piano 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electric piano 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harpsichord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clavinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Celesta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glockenspiel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vibraphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xylophone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tubular bells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dulcimer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawbar organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percussive organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rock organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Church organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reed organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accordion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bandoneon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nylon guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steel guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jazz guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distortion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guitar harmonics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acoustic bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingered bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fretless bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slap bass 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slap bass 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth bass 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth bass 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viola</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrabass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tremolo strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pizzicato</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timpani</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strings 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strings 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth strings 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth strings 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choir aahs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice oohs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orchestra hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trumpet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trombone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted trumpet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French horn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth brass 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth brass 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soprano sax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alto sax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenor sax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baritone sax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oboe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English horn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bassoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clarinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piccolo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan flute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shakuhachi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ocarina</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saw lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calliope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chiff lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fifths lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bass lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New age pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polysynth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choir pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bowed pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metallic pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halo pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soundtrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atmosphere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goblins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sci-fi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Banjo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shamisen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Koto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kalimba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bagpipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fiddle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shanai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tinkle bell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agogo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steel drums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taiko</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melodic tom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth drum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse cymbal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fret noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seashore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bird</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helicopter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gunshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TR-808</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jazz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orchestra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kick 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snare 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor tom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hi-hat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pedal hat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low tom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open hat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mid 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mid tom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High tom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ride bell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tambour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cowbell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vibraslap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ride 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bongo hi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bongo lo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conga m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conga hi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conga lo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timbal hi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timbal lo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agogo hi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agogo lo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cabasa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maracas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whistle 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guiro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guiro 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block hi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block lo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuica 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triangle 2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>hear the primer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and keep its notes once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magenta (reference)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta&amp;kes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode&amp;l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Native</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temper&amp;ature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;istance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;ngine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on after the notes, add voices to them, or vary them in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many new bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many answers to choose from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 as learned; less is safer, more is wilder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 is the model&apos;s own rebuilding, 1 has nothing of it left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the primer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, the model begins out of nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the primer&apos;s notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The primer once more, with voices around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it with the selection, else the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer takes or bars, or a faster model, to be there by then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What computes it; Magenta itself is far slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in time: {} × {} bars with {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only pages that have these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages of help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page; its links lead to others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterpolatePanel</name>
    <message>
        <source>Interpolate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>four ideas on a pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slerp (round)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear (straight)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turns phrase by phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays A&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go from one idea to another, or between four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From A to B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left is exactly A, right is exactly B; hear what is between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the model can rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four ideas on a pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blend A, B, C and D; missing ones are A and B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad of four ideas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys; in a corner it is exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next drag is recorded, bar by bar, as it plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a path becomes at the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the recorded path into the song once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many there are from A to B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is heard now among the takes below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all from A to B as MIDI files into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model of Interpolate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which MusicVAE blends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round keeps the character of music; straight is more of a mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of Interpolate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature of Interpolate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less is safer, more is wilder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of Interpolate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the notes the model&apos;s plain reconstruction gets right; at the ends are yours all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where A and B are in different keys: the last phrase turns into B&apos;s first, then the one before it; or B is moved into A&apos;s key, and ends there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model rebuilds {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose A and B to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag: the path is recorded while it plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0%} across, {:.0%} down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0%} of the way to B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the way from A to B into a folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Interpolation</name>
    <message>
        <source>Interpolate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Change the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new key for “{}”.
Esc leaves it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>Written: {} MIDI files into {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneButton</name>
    <message>
        <source>{:.0%} of the way from A to B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0%} of the way. Click: hear it; drag: take it out as a MIDI file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneStrip</name>
    <message>
        <source>The way from A to B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookActions</name>
    <message>
        <source>The system&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the language changes with the next start of Sketchpad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size of everything changes with the next start of Sketchpad</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Magenta checkpoints (*.mag *.tar *.index *.ckpt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a Magenta checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing {} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something went wrong inside the program; nothing was lost, and it is written down in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {} of this song is not there; import it, or choose another</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw, or select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of notes …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the part before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the take, or stop and go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New bars on each pass of the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap the tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate with the next seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the selection or the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A or B, from the next bar line on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All takes …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a Magenta checkpoint …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MixerPanel</name>
    <message>
        <source>Melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write into this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write into: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound of: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which instrument plays it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume of: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How loud it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo: only voices with this are heard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelBox</name>
    <message>
        <source>interpolate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} bars in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>harmonise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>harmony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drums</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>another checkpoint is just coming in; choose this one again after it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteActions</name>
    <message>
        <source>Add a note at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock or unlock the bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semitone up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semitone down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octave up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octave down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up in the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down in the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteWords</name>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} at {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>velocity {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesList</name>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: hear it · Delete: delete it · how likely it was, once “Why this note” told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesModel</name>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesTable</name>
    <message>
        <source>Notes of the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ and ↓ choose a note, Enter lets it sound, Delete deletes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PitchBox</name>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>your preferences could not be read, and are as at first: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is damaged ({}); choose anew, or put a copy in its place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>{} copies of unsaved work cannot be read; they are kept in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot take {}: {}; another window may have it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last change, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file saved last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved work, the newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what is to be done with each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the unsaved work; its file stays as it is until you save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the saved file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the file as it was saved; the unsaved work is put aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the unsaved work aside, and ask no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sketchpad did not come to its end last time. This work was not saved:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never, or gone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RivalButton</name>
    <message>
        <source>{}, {:.1%} likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; click for a take that goes on from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; takes of this model cannot branch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Click: playhead · double-click: play from there · drag: loop, or its brace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← and → move the playhead, Page Up and Page Down by a bar, with Shift the loop&apos;s end; Enter plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScaleBox</name>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tonic of the scale; auto: of the song&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows outside it are darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>major</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>harmonic minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>melodic minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dorian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phrygian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lydian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixolydian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locrian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>major pentatonic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minor pentatonic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chromatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectionTeller</name>
    <message>
        <source>{} notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Imported: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shape</name>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShapePanel</name>
    <message>
        <source>its own key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} major</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which key notes are to be in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sliders back to where they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model cannot be led to an attribute; of many takes with other seeds the nearest is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes a bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many notes begin in a bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the notes are in the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semitones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it is from a note to the next, on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16th syncopation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes between two eighths with none just before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8th syncopation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on an eighth between two quarters with none just before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}. Double-click: as it was. Hatched: out of reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the best of {} takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked {}, is {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: a command, or its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is the key of “{}”. Shall the two swap their keys?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only rows whose words or keys have these letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a double click: press another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press another key for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done from the menu only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that the program gives it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys that the program gives to all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys without Ctrl work while the roll has the keyboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click · drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a note · set its length and pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right-click · right-drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+drag a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+drag on empty grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift · Alt while selecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add · take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag in the velocity lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint how loud notes are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+wheel · Ctrl+Shift+wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom · zoom the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+wheel · middle-drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scroll sideways · pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the ruler · double-click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the playhead · play from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the loop&apos;s brace · its ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move it · its beginning or end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” has its key now, and would be left without. Give it back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all commands the keys that the program gives them?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SongFiles</name>
    <message>
        <source>cannot write {}: another window ({}) has it open; save under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SongLock</name>
    <message>
        <source>process {} on {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeButton</name>
    <message>
        <source>fold them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} takes that are nearly the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} takes begin the same notes in at least 95 % of the steps where anything begins; click: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeCaptions</name>
    <message>
        <source>The song as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.2f} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits its place by {:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made from a song with take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {}, seed {}, temperature {:g}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.1f}/bar · {:.0%} in key · {:.1f} st · {:.0%} off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note density: {:.1f} notes a bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes in the key: {:.0%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean interval: {:.1f} semitones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16th syncopation: {:.0%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8th syncopation: {:.0%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, along a path between {} ideas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {:.0%} of the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {:.0%} across and {:.0%} down between four ideas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, distance {:.2f}: its latent is {:.2f} standard deviations away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeTree</name>
    <message>
        <source>these takes are not of the format {} that this program reads; use a newer program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a take&apos;s parent is number {}, which does not come before it; it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a take is there twice; the file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesStrip</name>
    <message>
        <source>All …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A / B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All takes of this song, as a tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go between A and B; while playing, from the next bar line on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is shown, and the others for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what Generate writes appears here, to compare and choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to add notes, right-click to delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a frame around notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line around notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play, or hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop; drag the ruler to set it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap the tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on each beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count a bar before playing begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo, in quarters a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid: what notes snap to, T for triplets; hold Alt to switch it off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VelocityLane</name>
    <message>
        <source>Velocity: drag to paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set velocity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewActions</name>
    <message>
        <source>Show the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the voice in hand, others as ghosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only rows of the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only rows that have notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next choice of rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>instead of it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was all but certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} at {} · take {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.1%} likely · {:.1f} bits of surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{:.1f} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0f} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.1f} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} major</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>something went wrong inside the program ({}: {}); nothing was lost, try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
