<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Sketchpad</source>
        <translation>Über Sketchpad</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Lizenz: {}</translation>
    </message>
    <message>
        <source>Own models: {}</source>
        <translation>Eigene Modelle: {}</translation>
    </message>
    <message>
        <source>Crash reports: {}</source>
        <translation>Absturzberichte: {}</translation>
    </message>
</context>
<context>
    <name>AimLabel</name>
    <message>
        <source>Over {} of your notes; undo brings them back</source>
        <translation>Ersetzt eigene Noten (rückgängig machbar): {}</translation>
    </message>
    <message>
        <source>The model hears sixteenths; notes that it hears moved: {}</source>
        <translation>Das Modell hört in Sechzehnteln; Noten, die es verschoben hört: {}</translation>
    </message>
    <message>
        <source>Primer: before {}</source>
        <translation>Vorgabe: vor {}</translation>
    </message>
    <message>
        <source>Primer: none</source>
        <translation>Vorgabe: keine</translation>
    </message>
    <message>
        <source>Primer: the song</source>
        <translation>Vorgabe: Song</translation>
    </message>
    <message>
        <source>Primer: the selection</source>
        <translation>Vorgabe: Auswahl</translation>
    </message>
    <message>
        <source>Primer: the bars of the selection</source>
        <translation>Vorgabe: Takte der Auswahl</translation>
    </message>
    <message>
        <source>Primer: that of these takes</source>
        <translation>Vorgabe: die dieser Takes</translation>
    </message>
    <message>
        <source>writes {}</source>
        <translation>schreibt {}</translation>
    </message>
</context>
<context>
    <name>AllTakes</name>
    <message>
        <source>All takes of this song</source>
        <translation>Alle Takes dieses Songs</translation>
    </message>
    <message>
        <source>take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>sounds like</source>
        <translation>klingt wie</translation>
    </message>
    <message>
        <source>made with</source>
        <translation>erzeugt mit</translation>
    </message>
    <message>
        <source>Takes; below each those made from a song with it</source>
        <translation>Takes; unter jedem die, die aus einem Song mit ihm entstanden sind</translation>
    </message>
    <message>
        <source>A double click, or Enter, brings a take back</source>
        <translation>Doppelklick oder Enter holt einen Take zurück</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Put this take into the song as it is now, as a choice</source>
        <translation>Diesen Take im aktuellen Song zur Auswahl stellen</translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation>Neu generieren</translation>
    </message>
    <message>
        <source>Have it written again from its model, settings and seed, and compare</source>
        <translation>Mit seinem Modell, seinen Einstellungen und seinem Startwert noch einmal schreiben lassen und vergleichen</translation>
    </message>
    <message>
        <source>Export as MIDI …</source>
        <translation>Als MIDI exportieren …</translation>
    </message>
    <message>
        <source>Write this take alone as a MIDI file, from its first bar on</source>
        <translation>Diesen Take allein als MIDI-Datei schreiben, ab seinem ersten Takt</translation>
    </message>
    <message>
        <source>Below each take stand those that were made from a song with it.</source>
        <translation>Unter jedem Take stehen die, die aus einem Song mit ihm entstanden sind.</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>what goes wrong cannot be written down: {}</source>
        <translation>Fehler können nicht protokolliert werden: {}</translation>
    </message>
    <message>
        <source>Something went wrong the last time; please report it, it is written down in {}</source>
        <translation>Beim letzten Mal ist ein Fehler aufgetreten; bitte melden, das Protokoll steht in {}</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>unsaved work cannot be kept safe: {}</source>
        <translation>Ungespeicherte Arbeit kann nicht gesichert werden: {}</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>something went wrong inside the program ({}: {}); nothing was lost</source>
        <translation>Im Programm ist ein Fehler aufgetreten ({}: {}); nichts ging verloren</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Piano roll</source>
        <translation>Pianorolle</translation>
    </message>
    <message>
        <source>The list of notes in the menu View says all that is seen here</source>
        <translation>Die Notenliste im Menü „Ansicht“ nennt alles, was hier zu sehen ist</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>nothing was played yet that is not recorded; play something first</source>
        <translation>Es gibt nichts Gespieltes, das nicht aufgenommen ist; zuerst etwas spielen</translation>
    </message>
    <message>
        <source>this goes on after the last bar that a song can have; put the playhead further back</source>
        <translation>das reicht über den letzten Takt hinaus, den ein Song haben kann; die Abspielmarke weiter nach vorn setzen</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>ChangedNotice</name>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Open the song as the other program wrote it</source>
        <translation>Den Song so öffnen, wie ihn das andere Programm geschrieben hat</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Wieder speichern</translation>
    </message>
    <message>
        <source>Write the song to its file once more</source>
        <translation>Den Song noch einmal in seine Datei schreiben</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Keep the song as it is here in another file</source>
        <translation>Den Song, wie er hier ist, in einer anderen Datei behalten</translation>
    </message>
    <message>
        <source>“{}” was changed by another program since it was opened or saved here. Reload it, or save what is here under another name; nothing is replaced unasked.</source>
        <translation>„{}“ wurde von einem anderen Programm geändert, seit es hier geöffnet oder gespeichert wurde. Neu laden, oder das Hiesige unter einem anderen Namen speichern; ungefragt wird nichts ersetzt.</translation>
    </message>
    <message>
        <source>“{}” is gone: the file was deleted, renamed or moved. The song is still here; save it again, or elsewhere.</source>
        <translation>„{}“ ist weg: Die Datei wurde gelöscht, umbenannt oder verschoben. Der Song ist noch hier; wieder speichern, oder anderswo.</translation>
    </message>
    <message>
        <source>Save elsewhere …</source>
        <translation>Anderswo speichern …</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>what was copied in another window cannot be pasted: {}</source>
        <translation>was in einem anderen Fenster kopiert wurde, lässt sich nicht einfügen: {}</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>A command, or a word for it</source>
        <translation>Befehl oder ein Wort dafür</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>↑ and ↓ choose, Enter does it, Esc closes</source>
        <translation>↑ und ↓ wählen, Enter führt aus, Esc schließt</translation>
    </message>
    <message>
        <source>Commands that answer; those used last come first</source>
        <translation>Passende Befehle; die zuletzt benutzten zuerst</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>gerade nicht möglich</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>{} · with {}</source>
        <translation>{} · mit {}</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>Überblenden</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Gauge</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
</context>
<context>
    <name>ConstraintsBox</name>
    <message>
        <source>&amp;Constraints</source>
        <translation>Re&amp;geln</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>never fall silent</source>
        <translation>nie verstummen</translation>
    </message>
    <message>
        <source>Left: away from what was there one bar ago; right: towards it</source>
        <translation>Links: weg von dem, was einen Takt zuvor war; rechts: darauf zu</translation>
    </message>
    <message>
        <source>This model writes all bars at once and cannot be led by the bar before</source>
        <translation>Dieses Modell schreibt alle Takte auf einmal und kann sich nicht nach dem Takt davor richten</translation>
    </message>
    <message>
        <source>no notes yet</source>
        <translation>noch keine Noten</translation>
    </message>
    <message>
        <source>the primer&apos;s: {}</source>
        <translation>wie Vorgabe: {}</translation>
    </message>
    <message>
        <source>Ke&amp;y</source>
        <translation>T&amp;onart</translation>
    </message>
    <message>
        <source>Ran&amp;ge</source>
        <translation>Um&amp;fang</translation>
    </message>
    <message>
        <source>T&amp;op-p</source>
        <translation>Top-&amp;p</translation>
    </message>
    <message>
        <source>&amp;Repetition</source>
        <translation>Wiederhol&amp;ung</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>A key, a range and more that new notes are held to</source>
        <translation>Tonart, Umfang und mehr, woran sich neue Noten halten</translation>
    </message>
    <message>
        <source>No constraints</source>
        <translation>Keine Regeln</translation>
    </message>
    <message>
        <source>Take all constraints off</source>
        <translation>Alle Regeln aufheben</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>New notes belong to this key; minor is natural minor</source>
        <translation>Neue Noten gehören zu dieser Tonart; Moll ist natürliches Moll</translation>
    </message>
    <message>
        <source>Lowest note</source>
        <translation>Tiefste Note</translation>
    </message>
    <message>
        <source>No new note is lower; drums aside</source>
        <translation>Keine neue Note ist tiefer; Drums ausgenommen</translation>
    </message>
    <message>
        <source>Highest note</source>
        <translation>Höchste Note</translation>
    </message>
    <message>
        <source>No new note is higher; drums aside</source>
        <translation>Keine neue Note ist höher; Drums ausgenommen</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Only the likeliest notes that together have this probability; keeps a high temperature sane</source>
        <translation>Nur die wahrscheinlichsten Noten, die zusammen diese Wahrscheinlichkeit erreichen; zügelt eine hohe Temperatur</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Never fall silent</source>
        <translation>Nie verstummen</translation>
    </message>
    <message>
        <source>Where no note began for a bar, one begins; Polyphony RNN always does so</source>
        <translation>Wo einen Takt lang keine Note einsetzte, setzt eine ein; Polyphony RNN macht das immer</translation>
    </message>
    <message>
        <source>not with Magenta</source>
        <translation>nicht mit Magenta</translation>
    </message>
    <message>
        <source>the primer&apos;s key</source>
        <translation>Tonart der Vorgabe</translation>
    </message>
    <message>
        <source>top-p {:g}</source>
        <translation>Top-p {:g}</translation>
    </message>
    <message>
        <source>repetition {:+g}</source>
        <translation>Wiederholung {:+g}</translation>
    </message>
    <message>
        <source>never silent</source>
        <translation>nie stumm</translation>
    </message>
</context>
<context>
    <name>Continuation</name>
    <message>
        <source>a higher temperature</source>
        <translation>mehr Temperatur</translation>
    </message>
    <message>
        <source>a higher temperature, a greater distance</source>
        <translation>mehr Temperatur, mehr Abstand</translation>
    </message>
    <message>
        <source>nothing new: the model writes the notes that are there already; fill once more for other seeds, or try {} or another model</source>
        <translation>Nichts Neues: Das Modell schreibt die Noten, die schon dastehen; noch einmal füllen, mit anderen Startwerten, oder {} oder ein anderes Modell versuchen</translation>
    </message>
    <message>
        <source>; or keep less of them</source>
        <translation>; oder weniger davon behalten</translation>
    </message>
    <message>
        <source>{} of {} takes did not fit or changed nothing, and are left out</source>
        <translation>{} von {} Takes passten nicht oder änderten nichts und wurden weggelassen</translation>
    </message>
    <message>
        <source>no good fit: nothing that was tried belongs between what stands before and after; fill once more for other seeds, or try a larger part, fewer locks or another model</source>
        <translation>Nichts passt gut: Kein Versuch fügt sich in das ein, was davor und danach steht; noch einmal füllen, mit anderen Startwerten, oder einen größeren Abschnitt, weniger Sperren oder ein anderes Modell versuchen</translation>
    </message>
    <message>
        <source>take {} again: the same settings and seed write the same notes; the next seed writes others</source>
        <translation>Wieder Take {}: Gleiche Einstellungen und gleicher Startwert ergeben dieselben Noten; der nächste Startwert ergibt andere</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Change tempo</source>
        <translation>Tempo ändern</translation>
    </message>
    <message>
        <source>Change metre</source>
        <translation>Taktart ändern</translation>
    </message>
    <message>
        <source>Lock bars</source>
        <translation>Takte sperren</translation>
    </message>
</context>
<context>
    <name>ElidedLabel</name>
    <message>
        <source>Show all of it</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>EndField</name>
    <message>
        <source>Song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>Take the selection, else the whole song</source>
        <translation>Die Auswahl nehmen, sonst den ganzen Song</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Take one of the takes that are shown below</source>
        <translation>Einen der unten gezeigten Takes nehmen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Read a song or a MIDI file</source>
        <translation>Song oder MIDI-Datei einlesen</translation>
    </message>
    <message>
        <source>Songs and MIDI ({})</source>
        <translation>Songs und MIDI ({})</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>{} from: {}</source>
        <translation>{} aus: {}</translation>
    </message>
    <message>
        <source>{}: nothing yet</source>
        <translation>{}: noch nichts</translation>
    </message>
    <message>
        <source>{}: {}, {} notes in {} bars</source>
        <translation>{}: {}, {} Noten in {} Takten</translation>
    </message>
    <message>
        <source>; the model&apos;s plain reconstruction gets {:.0%} of its notes right</source>
        <translation>; die reine Nachbildung des Modells trifft {:.0%} der Noten</translation>
    </message>
</context>
<context>
    <name>EndPicture</name>
    <message>
        <source>drop a file here, or choose below</source>
        <translation>Datei hierher ziehen oder unten wählen</translation>
    </message>
</context>
<context>
    <name>Ends</name>
    <message>
        <source>untitled</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>take {}</source>
        <translation>Take {}</translation>
    </message>
    <message>
        <source>{} has no notes; choose another file</source>
        <translation>{} enthält keine Noten; andere Datei wählen</translation>
    </message>
    <message>
        <source>one idea at a time: of these {} files only “{}” is taken</source>
        <translation>nur eine Idee auf einmal: von diesen {} Dateien wird nur „{}“ übernommen</translation>
    </message>
    <message>
        <source>there are no notes in it; draw or select some first</source>
        <translation>Keine Noten vorhanden; erst welche zeichnen oder auswählen</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Written: {}</source>
        <translation>Exportiert: {}</translation>
    </message>
    <message>
        <source>a MIDI file of more than {:,} notes cannot be opened here; keep the song as well</source>
        <translation>Eine MIDI-Datei mit mehr als {:,} Noten lässt sich hier nicht öffnen; den Song ebenfalls behalten</translation>
    </message>
    <message>
        <source>notes between the grids stand at the nearest place in the notation: {} of {}</source>
        <translation>Noten zwischen den Rastern stehen in der Notation an der nächsten Stelle: {} von {}</translation>
    </message>
    <message>
        <source>“{}” does not say what it is to be; end its name with one of {}</source>
        <translation>Bei „{}“ ist das Format unklar; der Name muss eine dieser Endungen haben: {}</translation>
    </message>
    <message>
        <source>the song has no notes to take apart; draw or generate some first</source>
        <translation>Der Song hat keine Noten zum Aufteilen; erst welche zeichnen oder generieren</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Begin with a primer</source>
        <translation>Mit einer Vorgabe beginnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>MIDI …</source>
        <translation>MIDI …</translation>
    </message>
    <message>
        <source>Take as MIDI …</source>
        <translation>Take als MIDI …</translation>
    </message>
    <message>
        <source>Sound …</source>
        <translation>Audio …</translation>
    </message>
    <message>
        <source>Stems …</source>
        <translation>Stems …</translation>
    </message>
    <message>
        <source>MusicXML …</source>
        <translation>MusicXML …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>one song at a time: of these {} files only “{}” is opened</source>
        <translation>nur ein Song auf einmal: von diesen {} Dateien wird nur „{}“ geöffnet</translation>
    </message>
    <message>
        <source>Save the song</source>
        <translation>Song speichern</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>Export MIDI</source>
        <translation>MIDI exportieren</translation>
    </message>
    <message>
        <source>MIDI</source>
        <translation>MIDI</translation>
    </message>
    <message>
        <source>{} is not there any more: it was deleted, renamed or moved away; the list has it no longer</source>
        <translation>{} ist nicht mehr da: gelöscht, umbenannt oder verschoben; in der Liste steht die Datei nicht mehr</translation>
    </message>
    <message>
        <source>no take is shown; choose one among all takes</source>
        <translation>kein Take ist zu sehen; einen unter allen Takes auswählen</translation>
    </message>
    <message>
        <source>Export take {} as MIDI</source>
        <translation>Take {} als MIDI exportieren</translation>
    </message>
    <message>
        <source>Export sound</source>
        <translation>Audio exportieren</translation>
    </message>
    <message>
        <source>Export stems: a file each for human, model and every voice</source>
        <translation>Stems exportieren: je eine Datei für Mensch, Modell und jede Stimme</translation>
    </message>
    <message>
        <source>Export MusicXML</source>
        <translation>MusicXML exportieren</translation>
    </message>
    <message>
        <source>MusicXML</source>
        <translation>MusicXML</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Exportiert: {}</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to “{}” first?</source>
        <translation>Änderungen an „{}“ zuerst speichern?</translation>
    </message>
    <message>
        <source>Still being written: {}</source>
        <translation>Noch nicht fertig geschrieben: {}</translation>
    </message>
    <message>
        <source>Left out, nothing of it stays, and what was there before is as it was.</source>
        <translation>Weggelassen, bleibt nichts davon, und was vorher da war, ist wie zuvor.</translation>
    </message>
    <message>
        <source>Wait, then quit</source>
        <translation>Warten, dann beenden</translation>
    </message>
    <message>
        <source>Quit without it</source>
        <translation>Ohne ihn beenden</translation>
    </message>
    <message>
        <source>Unfinished sound</source>
        <translation>Audio-Export noch nicht fertig</translation>
    </message>
    <message>
        <source>Sketchpad quits as soon as the sound is written</source>
        <translation>Sketchpad wird beendet, sobald der Audio-Export fertig ist</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Songs and MIDI ({})</source>
        <translation>Songs und MIDI ({})</translation>
    </message>
    <message>
        <source>{} and {} more</source>
        <translation>{} und {} weitere</translation>
    </message>
    <message>
        <source>There already: {}. Replace?</source>
        <translation>Schon vorhanden: {}. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>“{}” is open in another window: process {} on {}.</source>
        <translation>„{}“ ist in einem anderen Fenster geöffnet: Prozess {} auf {}.</translation>
    </message>
    <message>
        <source>Two that write to one song would undo each other&apos;s work. A copy has no file until it is saved.</source>
        <translation>Zwei Fenster, die in denselben Song schreiben, würden einander die Arbeit zunichtemachen. Eine Kopie hat keine Datei, bis sie gespeichert wird.</translation>
    </message>
    <message>
        <source>If that machine no longer runs, the song can be opened all the same.</source>
        <translation>Läuft dieser Rechner nicht mehr, lässt sich der Song trotzdem öffnen.</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Kopie öffnen</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message>
        <source>Open elsewhere</source>
        <translation>Anderswo geöffnet</translation>
    </message>
    <message>
        <source>“{}” was changed by another program since it was opened here.</source>
        <translation>„{}“ wurde seit dem Öffnen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Replaced, it stays beside the song as “{}”.</source>
        <translation>Wird sie ersetzt, bleibt diese Fassung als „{}“ neben dem Song.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>Unter anderem Namen speichern</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>Anderswo geändert</translation>
    </message>
</context>
<context>
    <name>FillPanel</name>
    <message>
        <source>keep nothing</source>
        <translation>nichts behalten</translation>
    </message>
    <message>
        <source>keep the rhythm</source>
        <translation>Rhythmus behalten</translation>
    </message>
    <message>
        <source>keep the pitches</source>
        <translation>Tonhöhen behalten</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>new bars on each pass of the loop</source>
        <translation>neue Takte bei jedem Loop-Durchlauf</translation>
    </message>
    <message>
        <source>Lock notes</source>
        <translation>Noten sperren</translation>
    </message>
    <message>
        <source>Lock bars</source>
        <translation>Takte sperren</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>What of the notes in the part stays, beside what is locked</source>
        <translation>Was von den Noten im Abschnitt bleibt, zusätzlich zu Gesperrtem</translation>
    </message>
    <message>
        <source>Write the part anew so that it fits; once more for another</source>
        <translation>Den Abschnitt passend neu schreiben; noch einmal für einen anderen</translation>
    </message>
    <message>
        <source>While a loop plays, all in it that is not locked is written anew each time round</source>
        <translation>Während ein Loop läuft, wird alles darin, was nicht gesperrt ist, bei jedem Durchgang neu geschrieben</translation>
    </message>
    <message>
        <source>No model rewrites the selected notes</source>
        <translation>Kein Modell schreibt die ausgewählten Noten neu</translation>
    </message>
    <message>
        <source>No model writes in the selected bars</source>
        <translation>Kein Modell schreibt in die ausgewählten Takte</translation>
    </message>
    <message>
        <source>the part to fill: select notes, or drag over the ruler</source>
        <translation>der Abschnitt zum Füllen: Noten auswählen oder über das Lineal ziehen</translation>
    </message>
    <message>
        <source>the part to fill: {}</source>
        <translation>der Abschnitt zum Füllen: {}</translation>
    </message>
    <message>
        <source>New bars on each pass of the loop</source>
        <translation>Neue Takte bei jedem Loop-Durchlauf</translation>
    </message>
    <message>
        <source>drag over the ruler: that loop gets new bars each time round</source>
        <translation>Über das Lineal ziehen: Dieser Loop bekommt bei jedem Durchlauf neue Takte</translation>
    </message>
</context>
<context>
    <name>Filling</name>
    <message>
        <source>choose what to fill: select notes, or drag over the ruler</source>
        <translation>Festlegen, was gefüllt wird: Noten auswählen oder über das Lineal ziehen</translation>
    </message>
    <message>
        <source>select the notes to lock first; whole bars have a lock of their own</source>
        <translation>Zuerst die Noten auswählen, die zu sperren sind; ganze Takte haben eine eigene Sperre</translation>
    </message>
    <message>
        <source>Lock notes</source>
        <translation>Noten sperren</translation>
    </message>
    <message>
        <source>Unlock notes</source>
        <translation>Noten entsperren</translation>
    </message>
</context>
<context>
    <name>FirstHint</name>
    <message>
        <source>{} goes on from what you drew · {} plays · {} finds every command · {} explains</source>
        <translation>{} setzt Gezeichnetes fort · {} spielt ab · {} findet jeden Befehl · {} erklärt</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>Gauge</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Each stage of an answer, memory, delays, and the study’s figures</source>
        <translation>Jeder Schritt einer Antwort, Speicher, Verzögerungen und die Werte der Studie</translation>
    </message>
    <message>
        <source>Cost of the last answer, and memory</source>
        <translation>Aufwand der letzten Antwort und Speicher</translation>
    </message>
    <message>
        <source>How long the last answer took, its first bar, and the memory held</source>
        <translation>Wie lange die letzte Antwort brauchte, ihr erster Takt und der belegte Speicher</translation>
    </message>
    <message>
        <source>latency, ms</source>
        <translation>Latenz, ms</translation>
    </message>
    <message>
        <source>memory, MB</source>
        <translation>Speicher, MB</translation>
    </message>
    <message>
        <source>events late by, ms</source>
        <translation>Verspätung der Ereignisse, ms</translation>
    </message>
    <message>
        <source>the study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Coral</source>
        <translation>Coral</translation>
    </message>
    <message>
        <source>first bar {}</source>
        <translation>erster Takt {}</translation>
    </message>
</context>
<context>
    <name>GaugeDetails</name>
    <message>
        <source>CSV …</source>
        <translation>CSV …</translation>
    </message>
    <message>
        <source>PNG …</source>
        <translation>PNG …</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Write what each answer cost to a file, a line each</source>
        <translation>Den Aufwand jeder Antwort in eine Datei schreiben, je eine Zeile</translation>
    </message>
    <message>
        <source>Save as PNG</source>
        <translation>Als PNG speichern</translation>
    </message>
    <message>
        <source>Write the gauge as a picture</source>
        <translation>Die Leistungsanzeige als Bild speichern</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>All of computing a take</source>
        <translation>Die gesamte Berechnung eines Takes</translation>
    </message>
    <message>
        <source>first bar</source>
        <translation>erster Takt</translation>
    </message>
    <message>
        <source>Until the first bar was there</source>
        <translation>Bis der erste Takt da war</translation>
    </message>
    <message>
        <source>encode</source>
        <translation>kodieren</translation>
    </message>
    <message>
        <source>Reading the primer</source>
        <translation>Einlesen der Vorgabe</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>würfeln</translation>
    </message>
    <message>
        <source>Drawing the notes</source>
        <translation>Auswürfeln der Noten</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>einplanen</translation>
    </message>
    <message>
        <source>Handing the song with the answer to the player</source>
        <translation>Den Song mit der Antwort der Wiedergabe übergeben</translation>
    </message>
    <message>
        <source>Painting the roll with the answer</source>
        <translation>Die Pianorolle mit der Antwort zeichnen</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>zeichnen</translation>
    </message>
    <message>
        <source>last</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>{:.0f} steps a second</source>
        <translation>{:.0f} Schritte pro Sekunde</translation>
    </message>
    <message>
        <source>memory {}, at most {}: {:.0%} of a Coral Dev Board’s 1 GB</source>
        <translation>Speicher {}, höchstens {}: {:.0%} von 1 GB eines Coral Dev Boards</translation>
    </message>
    <message>
        <source>weights {}</source>
        <translation>Gewichte {}</translation>
    </message>
    <message>
        <source>the study, on its machine: {:.0f} ms, {:.0f} MB</source>
        <translation>Studie, auf ihrem Rechner: {:.0f} ms, {:.0f} MB</translation>
    </message>
    <message>
        <source>events late by {}, p95 {}</source>
        <translation>Ereignisse um {} verspätet, p95 {}</translation>
    </message>
    <message>
        <source>sound: {:.0%} of the synthesizer’s time, {} dropouts</source>
        <translation>Klang: Synthesizer zu {:.0%} ausgelastet, {} Aussetzer</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Gespeichert: {}</translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <source>Magenta (reference)</source>
        <translation>Magenta (Referenz)</translation>
    </message>
    <message>
        <source>Ta&amp;kes</source>
        <translation>Ta&amp;kes</translation>
    </message>
    <message>
        <source>&amp;Do</source>
        <translation>Akt&amp;ion</translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation>Tak&amp;te</translation>
    </message>
    <message>
        <source>Mode&amp;l</source>
        <translation>Mode&amp;ll</translation>
    </message>
    <message>
        <source>listen to the primer first</source>
        <translation>Vorgabe zuerst anhören</translation>
    </message>
    <message>
        <source>repeat its notes, with voices around them</source>
        <translation>ihre Noten mehrstimmig wiederholen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>Nativ</translation>
    </message>
    <message>
        <source>Temper&amp;ature</source>
        <translation>Tempe&amp;ratur</translation>
    </message>
    <message>
        <source>D&amp;istance</source>
        <translation>Absta&amp;nd</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>E&amp;ngine</source>
        <translation>&amp;Engine</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Which model writes</source>
        <translation>Welches Modell schreibt</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Go on after the notes, add voices to them, or vary them in place</source>
        <translation>Die Noten fortsetzen, Stimmen hinzufügen oder sie an Ort und Stelle variieren</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>How many new bars</source>
        <translation>Wie viele neue Takte</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>So many are written for each take; the one that suits your notes best is kept</source>
        <translation>So viele werden für jeden Take geschrieben; behalten wird der, der am besten zu den Noten passt</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>1 as learned; less is safer, more is wilder</source>
        <translation>1 wie gelernt; weniger ist sicherer, mehr ist wilder</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Without it, the model begins out of nothing</source>
        <translation>Ohne sie beginnt das Modell aus dem Nichts</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same notes</source>
        <translation>Gleicher Startwert, gleiche Noten</translation>
    </message>
    <message>
        <source>Do it with the selection, else with the song, of which what begins before the playhead is continued; undo takes it back</source>
        <translation>Mit der Auswahl, sonst mit dem Song, von dem fortgesetzt wird, was vor der Abspielmarke beginnt; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>&amp;Zeitlimit</translation>
    </message>
    <message>
        <source>How many answers there are to choose from</source>
        <translation>Wie viele Antworten zur Auswahl stehen</translation>
    </message>
    <message>
        <source>Best of</source>
        <translation>Bester von</translation>
    </message>
    <message>
        <source>How far to go from the notes there are: 0 is as near as the model can, 1 leaves nothing of them</source>
        <translation>Wie weit neue Noten sich von den vorhandenen entfernen: bei 0 so nah, wie das Modell kann, bei 1 bleibt nichts von ihnen</translation>
    </message>
    <message>
        <source>Listen to the primer first</source>
        <translation>Vorgabe zuerst anhören</translation>
    </message>
    <message>
        <source>Repeat the primer&apos;s notes</source>
        <translation>Noten der Vorgabe wiederholen</translation>
    </message>
    <message>
        <source>The primer comes again, with new voices around it</source>
        <translation>Die Vorgabe kommt noch einmal, mit neuen Stimmen dazu</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Zufälliger Startwert</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>Fewer takes or bars, or a faster model, to be there by then</source>
        <translation>Weniger Takes, weniger Takte oder ein schnelleres Modell, um bis dahin fertig zu sein</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>What computes it; Magenta itself is far slower</source>
        <translation>Womit gerechnet wird; Magenta selbst ist viel langsamer</translation>
    </message>
</context>
<context>
    <name>Generating</name>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Stop (Esc)   {} of {}</source>
        <translation>Stopp (Esc)   {} von {}</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Stopp (Esc)</translation>
    </message>
    <message>
        <source>{} × {} bars with {}</source>
        <translation>{} × {} Takte mit {}</translation>
    </message>
    <message>
        <source>{}, each the best of {}</source>
        <translation>{}, je der beste von {}</translation>
    </message>
    <message>
        <source>not in that time; soonest: {}</source>
        <translation>nicht in dieser Zeit; am schnellsten: {}</translation>
    </message>
    <message>
        <source>in that time: {}</source>
        <translation>in dieser Zeit: {}</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Copy notes</source>
        <translation>Noten kopieren</translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation>Noten verschieben</translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation>Notenlänge ändern</translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation>Note zeichnen</translation>
    </message>
    <message>
        <source>Erase notes</source>
        <translation>Noten löschen</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Only pages that have these words</source>
        <translation>Nur Seiten mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>The pages of help</source>
        <translation>Die Hilfeseiten</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>The page; its links lead to others</source>
        <translation>Die Seite; ihre Links führen zu anderen</translation>
    </message>
</context>
<context>
    <name>Inlay</name>
    <message>
        <source>a song has {:,} bars of 4/4 at most, and the blend would go on after them; put the playhead earlier</source>
        <translation>ein Song hat höchstens {:,} Takte zu 4/4, und die Mischung ginge danach weiter; die Abspielmarke weiter nach vorn setzen</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>Überblenden</translation>
    </message>
</context>
<context>
    <name>InterpolatePanel</name>
    <message>
        <source>Interpolate</source>
        <translation>Überblenden</translation>
    </message>
    <message>
        <source>four ideas on a pad</source>
        <translation>vier Ideen auf einem Pad</translation>
    </message>
    <message>
        <source>Record path</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source> bars</source>
        <translation> Takte</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Keep as take</source>
        <translation>Als Take behalten</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>round</source>
        <translation>rund</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>gerade</translation>
    </message>
    <message>
        <source>changes phrase by phrase</source>
        <translation>wechselt phrasenweise</translation>
    </message>
    <message>
        <source>stays in A&apos;s key</source>
        <translation>bleibt in der von A</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Go from one idea to another, or between four</source>
        <translation>Von einer Idee zur anderen überblenden oder zwischen vieren</translation>
    </message>
    <message>
        <source>From A to B</source>
        <translation>Von A nach B</translation>
    </message>
    <message>
        <source>Left is exactly A, right is exactly B; hear what is between</source>
        <translation>Links ist genau A, rechts genau B; beim Ziehen ist zu hören, was dazwischenliegt</translation>
    </message>
    <message>
        <source>How much the model can rebuild</source>
        <translation>Wie viel das Modell nachbilden kann</translation>
    </message>
    <message>
        <source>Four ideas on a pad</source>
        <translation>Vier Ideen auf einem Pad</translation>
    </message>
    <message>
        <source>Blend A, B, C and D; missing ones are A and B</source>
        <translation>A, B, C und D überblenden; für fehlende stehen A und B</translation>
    </message>
    <message>
        <source>Pad of four ideas</source>
        <translation>Pad mit vier Ideen</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys; in a corner it is exact</source>
        <translation>Ziehen oder Pfeiltasten benutzen; in den Ecken ist es genau die Idee</translation>
    </message>
    <message>
        <source>The next drag is recorded, bar by bar, as it plays</source>
        <translation>Das nächste Ziehen wird bei der Wiedergabe Takt für Takt aufgenommen</translation>
    </message>
    <message>
        <source>Bars of the path</source>
        <translation>Takte des Pfads</translation>
    </message>
    <message>
        <source>How long a path becomes at the most</source>
        <translation>Wie lang ein Pfad höchstens wird</translation>
    </message>
    <message>
        <source>Write the path</source>
        <translation>Pfad schreiben</translation>
    </message>
    <message>
        <source>Write the recorded path into the song once more</source>
        <translation>Den aufgenommenen Pfad noch einmal in den Song schreiben</translation>
    </message>
    <message>
        <source>How many there are from A to B</source>
        <translation>Wie viele es von A nach B sind</translation>
    </message>
    <message>
        <source>Keep what is heard now among the takes below</source>
        <translation>Was jetzt zu hören ist, unten bei den Takes behalten</translation>
    </message>
    <message>
        <source>Round (slerp) keeps the character of the music; straight (linear) is more like a mean</source>
        <translation>Rund (Slerp) bewahrt den Charakter der Musik; gerade (linear) ist eher ein Mittelwert</translation>
    </message>
    <message>
        <source>{}; a step takes ~{}</source>
        <translation>{}; ein Schritt dauert ~{}</translation>
    </message>
    <message>
        <source>Write all from A to B as MIDI files into a folder</source>
        <translation>Alles von A nach B als MIDI-Dateien in einen Ordner schreiben</translation>
    </message>
    <message>
        <source>Export the steps</source>
        <translation>Schritte exportieren</translation>
    </message>
    <message>
        <source>Model of Interpolate</source>
        <translation>Modell zum Überblenden</translation>
    </message>
    <message>
        <source>Which MusicVAE blends</source>
        <translation>Welches MusicVAE überblendet</translation>
    </message>
    <message>
        <source>Key of Interpolate</source>
        <translation>Tonart beim Überblenden</translation>
    </message>
    <message>
        <source>Temperature of Interpolate</source>
        <translation>Temperatur beim Überblenden</translation>
    </message>
    <message>
        <source>Less is safer, more is wilder</source>
        <translation>Weniger ist sicherer, mehr ist wilder</translation>
    </message>
    <message>
        <source>Seed of Interpolate</source>
        <translation>Startwert beim Überblenden</translation>
    </message>
    <message>
        <source>The same seed gives the same notes</source>
        <translation>Gleicher Startwert, gleiche Noten</translation>
    </message>
    <message>
        <source>How many of the notes the model&apos;s plain reconstruction gets right; at the ends are yours all the same</source>
        <translation>Wie viele der Noten die reine Nachbildung des Modells trifft; an den Enden stehen trotzdem die eigenen</translation>
    </message>
    <message>
        <source>Where A and B are in different keys: the last phrase turns into B&apos;s first, then the one before it; or B is moved into A&apos;s key, and ends there</source>
        <translation>Wenn A und B in verschiedenen Tonarten stehen: Zuerst wechselt die letzte Phrase in die Tonart von B, dann die davor; oder B wird in die Tonart von A versetzt und endet dort</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>the model rebuilds {}</source>
        <translation>vom Modell nachgebildet: {}</translation>
    </message>
    <message>
        <source>these ideas are from another song; choose one of them here to blend them</source>
        <translation>Diese Ideen sind aus einem anderen Song; zum Überblenden eine davon hier neu wählen</translation>
    </message>
    <message>
        <source>choose A and B to begin</source>
        <translation>Zuerst A und B wählen</translation>
    </message>
    <message>
        <source>bar {} of {}</source>
        <translation>Takt {} von {}</translation>
    </message>
    <message>
        <source>drag: the path is recorded while it plays</source>
        <translation>Ziehen: Der Pfad wird bei der Wiedergabe aufgenommen</translation>
    </message>
    <message>
        <source>{:.0%} across, {:.0%} down</source>
        <translation>{:.0%} nach rechts, {:.0%} nach unten</translation>
    </message>
    <message>
        <source>exactly {}</source>
        <translation>genau {}</translation>
    </message>
    <message>
        <source>{:.0%} of the way to B</source>
        <translation>{:.0%} des Wegs zu B</translation>
    </message>
    <message>
        <source>at {}; the song is different there</source>
        <translation>bei {}; der Song ist dort anders</translation>
    </message>
    <message>
        <source>Write the way from A to B into a folder</source>
        <translation>Den Weg von A nach B in einen Ordner schreiben</translation>
    </message>
</context>
<context>
    <name>Interpolation</name>
    <message>
        <source>{:.0%} from {} to {}</source>
        <translation>{:.0%} von {} nach {}</translation>
    </message>
    <message>
        <source>{} is now: {}</source>
        <translation>{} ist jetzt: {}</translation>
    </message>
</context>
<context>
    <name>KeptFile</name>
    <message>
        <source>cannot read {} ({}); give yourself the right to, or move it away</source>
        <translation>{} kann nicht gelesen werden ({}); sich das Recht dazu geben oder es aus dem Weg räumen</translation>
    </message>
    <message>
        <source>{} is damaged ({}); choose anew, or put a copy in its place</source>
        <translation>{} ist beschädigt ({}); neu einstellen oder durch eine Kopie ersetzen</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Change the key</source>
        <translation>Taste ändern</translation>
    </message>
    <message>
        <source>Press the new key for “{}”.
Esc leaves it as it is.</source>
        <translation>Neue Taste für „{}“ drücken.
Mit Esc bleibt alles, wie es ist.</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>Written: {} MIDI files into {}</source>
        <translation>Exportiert: {} MIDI-Dateien nach {}</translation>
    </message>
</context>
<context>
    <name>LaneButton</name>
    <message>
        <source>{:.0%} of the way from A to B</source>
        <translation>{:.0%} des Wegs von A nach B</translation>
    </message>
    <message>
        <source>{:.0%} of the way. Click: hear it; drag: take it out as a MIDI file; right-click: more</source>
        <translation>{:.0%} des Wegs. Klick: anhören; Ziehen: als MIDI-Datei herausziehen; Rechtsklick: mehr</translation>
    </message>
</context>
<context>
    <name>LaneMenu</name>
    <message>
        <source>Hear it</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Keep as take</source>
        <translation>Als Take behalten</translation>
    </message>
    <message>
        <source>Use as {}</source>
        <translation>Als {} verwenden</translation>
    </message>
    <message>
        <source>Export as MIDI …</source>
        <translation>Als MIDI exportieren …</translation>
    </message>
</context>
<context>
    <name>LaneStrip</name>
    <message>
        <source>The way from A to B</source>
        <translation>Der Weg von A nach B</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>Knobs</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Touch a control in the window, or press Learn beside its name; then turn a knob.</source>
        <translation>Ein Bedienelement im Fenster berühren oder neben seinem Namen „Lernen“ drücken; dann einen Regler drehen.</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>The next knob that is turned moves {}</source>
        <translation>Der nächste Regler, der gedreht wird, bewegt {}</translation>
    </message>
    <message>
        <source>No knob moves {} any more</source>
        <translation>Kein Regler bewegt mehr {}</translation>
    </message>
    <message>
        <source>turn a knob …</source>
        <translation>Regler drehen …</translation>
    </message>
    <message>
        <source>controller {}, channel {}</source>
        <translation>Controller {}, Kanal {}</translation>
    </message>
</context>
<context>
    <name>LookActions</name>
    <message>
        <source>The system&apos;s</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>{} %</source>
        <translation>{}&#xa0;%</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>the language changes with the next start of Sketchpad</source>
        <translation>Die Sprache wechselt beim nächsten Start von Sketchpad</translation>
    </message>
    <message>
        <source>the size of everything changes with the next start of Sketchpad</source>
        <translation>Die Größe ändert sich beim nächsten Start von Sketchpad</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>something went wrong inside the program; nothing was lost, and it is written down in {}</source>
        <translation>Im Programm ist ein Fehler aufgetreten; nichts ging verloren, das Protokoll steht in {}</translation>
    </message>
    <message>
        <source>The model {} of this song is not there; import it, or choose another</source>
        <translation>Das Modell {} dieses Songs fehlt; importieren oder ein anderes wählen</translation>
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
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Switch between Draw and Select</source>
        <translation>Zwischen Zeichnen und Auswählen wechseln</translation>
    </message>
    <message>
        <source>To the previous part of the window</source>
        <translation>Zum vorigen Fensterbereich</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Zufälliger Startwert</translation>
    </message>
    <message>
        <source>Previous take</source>
        <translation>Voriger Take</translation>
    </message>
    <message>
        <source>Switch between A and B, at the next bar line</source>
        <translation>Zwischen A und B wechseln, ab dem nächsten Taktstrich</translation>
    </message>
    <message>
        <source>List of notes …</source>
        <translation>Notenliste …</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Zum nächsten Fensterbereich</translation>
    </message>
    <message>
        <source>Keep the take, or stop and go back</source>
        <translation>Take behalten oder stoppen und zurück</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Auswahl loopen</translation>
    </message>
    <message>
        <source>New bars on each pass of the loop</source>
        <translation>Neue Takte bei jedem Loop-Durchlauf</translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation>Metronom</translation>
    </message>
    <message>
        <source>Count in</source>
        <translation>Vorzähler</translation>
    </message>
    <message>
        <source>Tap the tempo</source>
        <translation>Tempo antippen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Generate with the next seed</source>
        <translation>Mit nächstem Startwert generieren</translation>
    </message>
    <message>
        <source>Fill the selection or the loop</source>
        <translation>Auswahl oder Loop füllen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Next take</source>
        <translation>Nächster Take</translation>
    </message>
    <message>
        <source>All takes …</source>
        <translation>Alle Takes …</translation>
    </message>
    <message>
        <source>Why this note</source>
        <translation>Warum diese Note</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Commands …</source>
        <translation>Befehle …</translation>
    </message>
    <message>
        <source>Shortcuts …</source>
        <translation>Tastenkürzel …</translation>
    </message>
    <message>
        <source>About Sketchpad</source>
        <translation>Über Sketchpad</translation>
    </message>
</context>
<context>
    <name>MetreBox</name>
    <message>
        <source>Metre</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Metre: the beats of a bar; choose one, or type another such as 11/8</source>
        <translation>Taktart: die Schläge eines Taktes; eine wählen oder eine andere tippen, etwa 11/8</translation>
    </message>
</context>
<context>
    <name>Midi</name>
    <message>
        <source>looking for MIDI ports …</source>
        <translation>MIDI-Anschlüsse werden gesucht …</translation>
    </message>
</context>
<context>
    <name>MixerPanel</name>
    <message>
        <source>Melody</source>
        <translation>Melodie</translation>
    </message>
    <message>
        <source>Harmony</source>
        <translation>Harmonie</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>Drums</source>
        <translation>Drums</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Write into this voice</source>
        <translation>In diese Stimme schreiben</translation>
    </message>
    <message>
        <source>Write into: {}</source>
        <translation>Schreiben in: {}</translation>
    </message>
    <message>
        <source>Sound of: {}</source>
        <translation>Klang: {}</translation>
    </message>
    <message>
        <source>Which instrument plays it</source>
        <translation>Welches Instrument sie spielt</translation>
    </message>
    <message>
        <source>Volume of: {}</source>
        <translation>Lautstärke: {}</translation>
    </message>
    <message>
        <source>How loud it is</source>
        <translation>Wie laut sie ist</translation>
    </message>
    <message>
        <source>Mute: {}</source>
        <translation>Stumm: {}</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Solo: {}</source>
        <translation>Solo: {}</translation>
    </message>
    <message>
        <source>Solo: only voices with this are heard</source>
        <translation>Solo: Nur Stimmen mit Solo sind zu hören</translation>
    </message>
</context>
<context>
    <name>ModelActions</name>
    <message>
        <source>Import a Magenta checkpoint …</source>
        <translation>Magenta-Checkpoint importieren …</translation>
    </message>
    <message>
        <source>Remove an imported model …</source>
        <translation>Importiertes Modell entfernen …</translation>
    </message>
    <message>
        <source>Magenta checkpoints (*.mag *.tar *.index *.ckpt);;All files (*)</source>
        <translation>Magenta-Checkpoints (*.mag *.tar *.index *.ckpt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a Magenta checkpoint</source>
        <translation>Magenta-Checkpoint importieren</translation>
    </message>
    <message>
        <source>Importing {} …</source>
        <translation>{} wird importiert …</translation>
    </message>
    <message>
        <source>No model was imported; those that come with the program stay</source>
        <translation>Kein Modell wurde importiert; die mitgelieferten bleiben</translation>
    </message>
    <message>
        <source>Which of the imported models?</source>
        <translation>Welches der importierten Modelle?</translation>
    </message>
    <message>
        <source>Remove an imported model</source>
        <translation>Importiertes Modell entfernen</translation>
    </message>
    <message>
        <source>Remove {}? Its file ({}) is deleted.</source>
        <translation>{} entfernen? Die Datei ({}) wird gelöscht.</translation>
    </message>
    <message>
        <source>What it wrote stays, but cannot be written again until it is imported anew.</source>
        <translation>Was es geschrieben hat, bleibt, lässt sich aber erst wieder erzeugen, wenn es neu importiert ist.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ModelBox</name>
    <message>
        <source>interpolate</source>
        <translation>überblenden</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>füllen</translation>
    </message>
    <message>
        <source>{} bars at a time</source>
        <translation>je {}&#xa0;Takte</translation>
    </message>
    <message>
        <source>{} bars in {}</source>
        <translation>{}&#xa0;Takte in {}</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>fortsetzen</translation>
    </message>
    <message>
        <source>harmonise</source>
        <translation>harmonisieren</translation>
    </message>
    <message>
        <source>vary</source>
        <translation>variieren</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>formen</translation>
    </message>
    <message>
        <source>melody</source>
        <translation>Melodie</translation>
    </message>
    <message>
        <source>harmony</source>
        <translation>Harmonie</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>drums</source>
        <translation>Drums</translation>
    </message>
    <message>
        <source>only {}</source>
        <translation>nur {}</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>another checkpoint or model is just coming or going; choose again after it</source>
        <translation>Gerade kommt oder geht ein anderer Checkpoint oder ein anderes Modell; danach noch einmal wählen</translation>
    </message>
</context>
<context>
    <name>NoteActions</name>
    <message>
        <source>Add a note at the playhead</source>
        <translation>Note an Abspielmarke einfügen</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>Nächste Note</translation>
    </message>
    <message>
        <source>Lock or unlock notes</source>
        <translation>Noten sperren oder entsperren</translation>
    </message>
    <message>
        <source>Lock or unlock bars</source>
        <translation>Takte sperren oder entsperren</translation>
    </message>
    <message>
        <source>Move to the chosen voice</source>
        <translation>In die gewählte Stimme verschieben</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>Vorige Note</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste at the playhead</source>
        <translation>An Abspielmarke einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>Transponieren</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Semitone up</source>
        <translation>Halbton höher</translation>
    </message>
    <message>
        <source>Semitone down</source>
        <translation>Halbton tiefer</translation>
    </message>
    <message>
        <source>Octave up</source>
        <translation>Oktave höher</translation>
    </message>
    <message>
        <source>Octave down</source>
        <translation>Oktave tiefer</translation>
    </message>
    <message>
        <source>Scale step up</source>
        <translation>Skalenstufe höher</translation>
    </message>
    <message>
        <source>Scale step down</source>
        <translation>Skalenstufe tiefer</translation>
    </message>
    <message>
        <source>Move earlier</source>
        <translation>Nach vorn verschieben</translation>
    </message>
    <message>
        <source>Move later</source>
        <translation>Nach hinten verschieben</translation>
    </message>
    <message>
        <source>Make shorter</source>
        <translation>Kürzer machen</translation>
    </message>
    <message>
        <source>Make longer</source>
        <translation>Länger machen</translation>
    </message>
    <message>
        <source>what was pasted begins earlier, at {}</source>
        <translation>Eingefügtes beginnt früher, bei {}</translation>
    </message>
    <message>
        <source>what is selected is not duplicated</source>
        <translation>die Auswahl ist nicht dupliziert</translation>
    </message>
    <message>
        <source>a song has {:,} bars of 4/4 at most</source>
        <translation>ein Song hat höchstens {:,} Takte zu 4/4</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation>Notenlänge ändern</translation>
    </message>
    <message>
        <source>Set velocity</source>
        <translation>Anschlagstärke ändern</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>there is no room for a note at the playhead</source>
        <translation>an der Abspielmarke ist kein Platz für eine Note</translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation>Note zeichnen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
</context>
<context>
    <name>NoteWords</name>
    <message>
        <source>you</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>{}, take {}</source>
        <translation>{}, Take {}</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>ein Modell</translation>
    </message>
    <message>
        <source>{} at {}</source>
        <translation>{} bei {}</translation>
    </message>
    <message>
        <source>length {}</source>
        <translation>Länge {}</translation>
    </message>
    <message>
        <source>velocity {}</source>
        <translation>Anschlagstärke {}</translation>
    </message>
    <message>
        <source>by {}</source>
        <translation>Herkunft: {}</translation>
    </message>
    <message>
        <source>{} likely</source>
        <translation>{} wahrscheinlich</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
</context>
<context>
    <name>NotesList</name>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Enter: hear it · Delete: delete it · the probability is there once “Why this note” has told it</source>
        <translation>Enter: anhören · Entf: löschen · die Wahrscheinlichkeit steht da, sobald „Warum diese Note“ sie gezeigt hat</translation>
    </message>
</context>
<context>
    <name>NotesModel</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
</context>
<context>
    <name>NotesTable</name>
    <message>
        <source>Notes of the song</source>
        <translation>Noten des Songs</translation>
    </message>
    <message>
        <source>↑ and ↓ choose a note, Enter lets it sound, Delete deletes it</source>
        <translation>↑ und ↓ wählen eine Note, Enter spielt sie an, Entf löscht sie</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>PitchBox</name>
    <message>
        <source>any</source>
        <translation>frei</translation>
    </message>
</context>
<context>
    <name>PlayingActions</name>
    <message>
        <source>MIDI input</source>
        <translation>MIDI-Eingang</translation>
    </message>
    <message>
        <source>MIDI out: let other programs hear it</source>
        <translation>MIDI-Ausgang: andere Programme mithören lassen</translation>
    </message>
    <message>
        <source>Record, or end recording</source>
        <translation>Aufnehmen oder Aufnahme beenden</translation>
    </message>
    <message>
        <source>What did I just play? Write it here</source>
        <translation>Was habe ich gerade gespielt? Hier einfügen</translation>
    </message>
    <message>
        <source>Play on the computer&apos;s keyboard</source>
        <translation>Auf der Computertastatur spielen</translation>
    </message>
    <message>
        <source>Knobs …</source>
        <translation>Regler …</translation>
    </message>
    <message>
        <source>the keys A to P are a piano, Z and X change the octave, Esc ends it</source>
        <translation>Die Tasten A bis P sind ein Klavier, Z und X wechseln die Oktave, Esc beendet es</translation>
    </message>
    <message>
        <source>the key A plays {}</source>
        <translation>Die Taste A spielt {}</translation>
    </message>
    <message>
        <source>A port called Sketchpad plays all that sounds here, notes of takes and live ones among them</source>
        <translation>Ein Anschluss namens Sketchpad spielt alles, was hier klingt, auch Noten von Takes und live gespielte</translation>
    </message>
    <message>
        <source>Every keyboard</source>
        <translation>Alle Keyboards</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>{} (not plugged in)</source>
        <translation>{} (nicht angeschlossen)</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>your preferences could not be read, and are as at first: {}</source>
        <translation>Die Einstellungen sind nicht lesbar und stehen wieder auf Standard: {}</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>nothing can be recorded before there is sound, which keeps the time; wait a moment</source>
        <translation>Aufnehmen geht erst, wenn es Ton gibt, der die Zeit hält; einen Moment warten</translation>
    </message>
    <message>
        <source>recording has ended: here is the last bar that a song can have</source>
        <translation>die Aufnahme ist beendet: hier ist der letzte Takt, den ein Song haben kann</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>{} copies of unsaved work cannot be read; they are kept in {}</source>
        <translation>{} Kopien ungespeicherter Arbeit sind nicht lesbar; sie bleiben erhalten in {}</translation>
    </message>
    <message>
        <source>cannot take {}: {}; another window may have it</source>
        <translation>{} lässt sich nicht übernehmen: {}; vielleicht hat ein anderes Fenster die Datei</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation>Ungespeicherte Arbeit</translation>
    </message>
    <message>
        <source>song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>last change, not saved</source>
        <translation>letzte Änderung, ungespeichert</translation>
    </message>
    <message>
        <source>file saved last</source>
        <translation>Datei zuletzt gespeichert</translation>
    </message>
    <message>
        <source>Unsaved work, the newest first</source>
        <translation>Ungespeicherte Arbeit, neueste zuerst</translation>
    </message>
    <message>
        <source>Choose what is to be done with each</source>
        <translation>Für jeden wählen, was geschehen soll</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Go on with the unsaved work; its file stays as it is until you save</source>
        <translation>Mit der ungespeicherten Arbeit weitermachen; ihre Datei bleibt bis zum Speichern unverändert</translation>
    </message>
    <message>
        <source>Open the saved file</source>
        <translation>Gespeicherte Datei öffnen</translation>
    </message>
    <message>
        <source>Go on with the file as it was saved; the unsaved work is put aside</source>
        <translation>Mit der Datei weitermachen, wie sie gespeichert wurde; die ungespeicherte Arbeit wird beiseitegelegt</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Put the unsaved work aside, and ask no more</source>
        <translation>Die ungespeicherte Arbeit beiseitelegen und nicht mehr fragen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>Beim nächsten Start wieder fragen</translation>
    </message>
    <message>
        <source>Sketchpad did not come to its end last time. This work was not saved:</source>
        <translation>Sketchpad wurde beim letzten Mal nicht ordnungsgemäß beendet. Diese Arbeit war nicht gespeichert:</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>never, or gone</source>
        <translation>nie oder nicht mehr da</translation>
    </message>
</context>
<context>
    <name>Renewal</name>
    <message>
        <source>the next pass replaces notes that you have put into the loop; lock what is to stay</source>
        <translation>der nächste Durchlauf ersetzt Noten, die von Hand in den Loop kamen; sperren, was bleiben soll</translation>
    </message>
</context>
<context>
    <name>Retakes</name>
    <message>
        <source>take {} came again, note for note</source>
        <translation>Take {} ist Note für Note wieder entstanden</translation>
    </message>
    <message>
        <source>take {} has other notes with the engine {} than with {}; they are kept as take {}</source>
        <translation>Take {} hat mit der Engine {} andere Noten als mit {}; sie bleiben als Take {} erhalten</translation>
    </message>
    <message>
        <source>take {} did not come again: its model has changed; what came is kept as take {}</source>
        <translation>Take {} ist nicht wieder entstanden: Sein Modell hat sich geändert; das Ergebnis bleibt als Take {} erhalten</translation>
    </message>
    <message>
        <source>the model of take {} is gone; the take stays, but can be written again only with {} imported anew</source>
        <translation>Das Modell von Take {} ist nicht mehr da; der Take bleibt, neu erzeugen lässt er sich aber erst, wenn {} wieder importiert ist</translation>
    </message>
</context>
<context>
    <name>RivalButton</name>
    <message>
        <source>{}, {:.1%} likely</source>
        <translation>{}, {:.1%} wahrscheinlich</translation>
    </message>
    <message>
        <source>{}; click for a take that goes on from it</source>
        <translation>{}; Klick: ein Take, der damit weitergeht</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Click: playhead · double-click: play from there · drag: loop, or its brace</source>
        <translation>Klick: Abspielmarke · Doppelklick: ab dort abspielen · Ziehen: Loop oder seine Klammer</translation>
    </message>
    <message>
        <source>← and → move the playhead, Page Up and Page Down by a bar, with Shift the loop&apos;s end; Enter plays</source>
        <translation>← und → verschieben die Abspielmarke, Bild auf und Bild ab um einen Takt, mit Umschalt das Loop-Ende; Enter spielt ab</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>primer</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>take {}</source>
        <translation>Take {}</translation>
    </message>
    <message>
        <source>writing …</source>
        <translation>schreibt …</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>continue</source>
        <translation>fortsetzen</translation>
    </message>
    <message>
        <source>harmonise</source>
        <translation>harmonisieren</translation>
    </message>
    <message>
        <source>vary</source>
        <translation>variieren</translation>
    </message>
    <message>
        <source>interpolate</source>
        <translation>überblenden</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>füllen</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>formen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>rhythm</source>
        <translation>Rhythmus</translation>
    </message>
    <message>
        <source>pitches</source>
        <translation>Tonhöhen</translation>
    </message>
    <message>
        <source>no sound: there is no audio device, or another program holds it; connect one and start again. The song can still be exported as WAV</source>
        <translation>Kein Ton: Es gibt kein Audiogerät, oder ein anderes Programm hält es; eines anschließen und neu starten. Der Song lässt sich trotzdem als WAV exportieren</translation>
    </message>
    <message>
        <source>choose another SoundFont (.sf2), or install one: apt install fluid-soundfont-gm</source>
        <translation>ein anderes SoundFont (.sf2) wählen oder eines installieren: apt install fluid-soundfont-gm</translation>
    </message>
    <message>
        <source>there is no SoundFont on this machine; {}</source>
        <translation>Auf diesem Rechner ist kein SoundFont; {}</translation>
    </message>
    <message>
        <source>cannot read {}: {}; {}</source>
        <translation>{} kann nicht gelesen werden: {}; {}</translation>
    </message>
    <message>
        <source>{} is not a SoundFont; {}</source>
        <translation>{} ist kein SoundFont; {}</translation>
    </message>
    <message>
        <source>{} breaks off before its end; {}</source>
        <translation>{} bricht vor dem Ende ab; {}</translation>
    </message>
    <message>
        <source>{} is damaged: its part {} is not in its place; {}</source>
        <translation>{} ist beschädigt: Der Teil {} ist nicht an seinem Platz; {}</translation>
    </message>
    <message>
        <source>FluidSynth is not installed, so nothing can sound; install it: apt install libfluidsynth3, or brew install fluid-synth</source>
        <translation>FluidSynth ist nicht installiert, darum kann nichts klingen; installieren: apt install libfluidsynth3 oder brew install fluid-synth</translation>
    </message>
    <message>
        <source>FluidSynth cannot use {}; {}</source>
        <translation>FluidSynth kann mit {} nichts anfangen; {}</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>the number of points</source>
        <translation>Anzahl der Punkte</translation>
    </message>
    <message>
        <source>{} ideas cannot be blended; choose two or four</source>
        <translation>{} Ideen lassen sich nicht überblenden; zwei oder vier wählen</translation>
    </message>
    <message>
        <source>there is nothing to interpolate between; all ends need notes</source>
        <translation>Es gibt nichts, wozwischen überblendet werden könnte; alle Enden brauchen Noten</translation>
    </message>
    <message>
        <source>an end has {} bars; up to {} can be interpolated, so select fewer</source>
        <translation>Ein Ende hat {} Takte; bis zu {} lassen sich überblenden, also weniger auswählen</translation>
    </message>
    <message>
        <source>a point&apos;s place</source>
        <translation>Platz eines Punktes</translation>
    </message>
    <message>
        <source>the arrays of {} have shapes {} and {}, which do not fit</source>
        <translation>Die Arrays von {} haben die Formen {} und {}, die nicht zusammenpassen</translation>
    </message>
    <message>
        <source>these weights have no array {}/{}; they are of another model</source>
        <translation>Diese Gewichte haben kein Array {}/{}; sie gehören zu einem anderen Modell</translation>
    </message>
    <message>
        <source>{} has a cell of shape {} where {} inputs come in</source>
        <translation>{} hat eine Zelle der Form {}, in die {} Eingänge gehen</translation>
    </message>
    <message>
        <source>the transfer broke off ({}); run the same command again to go on where it stopped</source>
        <translation>Die Übertragung brach ab ({}); denselben Befehl noch einmal ausführen, um dort weiterzumachen</translation>
    </message>
    <message>
        <source>{}; nothing was kept, try again later</source>
        <translation>{}; nichts wurde behalten, später noch einmal versuchen</translation>
    </message>
    <message>
        <source>there is no checkpoint “{}”; choose one of {}</source>
        <translation>Es gibt keinen Checkpoint „{}“; einen davon wählen: {}</translation>
    </message>
    <message>
        <source>{} arrived damaged (its MD5 is not the server&apos;s) and was thrown away; download it again</source>
        <translation>{} kam beschädigt an (die MD5-Summe ist nicht die des Servers) und wurde verworfen; noch einmal herunterladen</translation>
    </message>
    <message>
        <source>{} is not the file that was fetched before and was thrown away; if Magenta published another, remove {} and download it again</source>
        <translation>{} ist nicht die Datei, die früher geladen wurde, und wurde verworfen; hat Magenta eine andere veröffentlicht, {} entfernen und noch einmal herunterladen</translation>
    </message>
    <message>
        <source>the server sends us to {}, which is not safe; nothing was fetched</source>
        <translation>Der Server schickt zu {}, was nicht sicher ist; nichts wurde geladen</translation>
    </message>
    <message>
        <source>the server refused {}: {} {}; try again later</source>
        <translation>Der Server verweigerte {}: {} {}; später noch einmal versuchen</translation>
    </message>
    <message>
        <source>cannot reach {}: {}; see that this machine is online</source>
        <translation>{} ist nicht zu erreichen: {}; nachsehen, ob dieser Rechner online ist</translation>
    </message>
    <message>
        <source>cannot read {}: {}; remove it and download again</source>
        <translation>{} kann nicht gelesen werden: {}; die Datei entfernen und noch einmal herunterladen</translation>
    </message>
    <message>
        <source>the server offers {:.0f} MB, more than this file can have</source>
        <translation>der Server bietet {:.0f}&#xa0;MB, mehr als diese Datei haben kann</translation>
    </message>
    <message>
        <source>it ended after {:.1f} of {:.1f} MB</source>
        <translation>sie endete nach {:.1f} von {:.1f}&#xa0;MB</translation>
    </message>
    <message>
        <source>it is longer than the server said</source>
        <translation>sie ist länger, als der Server sagte</translation>
    </message>
    <message>
        <source>what was there before is not part of it</source>
        <translation>was vorher da war, ist kein Teil davon</translation>
    </message>
    <message>
        <source>it is larger than any that Magenta writes; choose another file</source>
        <translation>Das ist größer als alles, was Magenta schreibt; eine andere Datei wählen</translation>
    </message>
    <message>
        <source>it holds links or devices, which a checkpoint does not; choose another file</source>
        <translation>Darin sind Verknüpfungen oder Geräte, die es in Checkpoints nicht gibt; eine andere Datei wählen</translation>
    </message>
    <message>
        <source>it does not hold one checkpoint; unpack it yourself and import an .index file</source>
        <translation>Darin ist nicht genau ein Checkpoint; selbst entpacken und eine .index-Datei importieren</translation>
    </message>
    <message>
        <source>cannot read {}: {}</source>
        <translation>{} kann nicht gelesen werden: {}</translation>
    </message>
    <message>
        <source>cannot read {}: {}; choose another file</source>
        <translation>{} kann nicht gelesen werden: {}; eine andere Datei wählen</translation>
    </message>
    <message>
        <source>it is no .tar; unpack it yourself and import the .index file in it</source>
        <translation>Das ist kein .tar; selbst entpacken und die .index-Datei darin importieren</translation>
    </message>
    <message>
        <source>it holds more files than a checkpoint has; choose another file</source>
        <translation>Darin sind mehr Dateien, als ein Checkpoint hat; eine andere Datei wählen</translation>
    </message>
    <message>
        <source>it unpacks to far more than any checkpoint; choose another file</source>
        <translation>Entpackt ist es weit größer als jeder Checkpoint; eine andere Datei wählen</translation>
    </message>
    <message>
        <source>it is of none of the systems that this program knows: {}</source>
        <translation>Es gehört zu keinem der Systeme, die dieses Programm kennt: {}</translation>
    </message>
    <message>
        <source>“{}” is no name for a model; use letters, digits, “_”, “-” and “.”, at most 64</source>
        <translation>„{}“ ist kein Name für ein Modell; Buchstaben, Ziffern, „_“, „-“ und „.“ verwenden, höchstens 64</translation>
    </message>
    <message>
        <source>a model that comes with the program is called {}; choose another name with --as</source>
        <translation>Ein Modell des Programms heißt schon {}; mit --as einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>it is a bundle of “{}”; this program knows {}</source>
        <translation>Das ist ein Bundle von „{}“; dieses Programm kennt {}</translation>
    </message>
    <message>
        <source>the checkpoint is damaged or of another kind; get the file again</source>
        <translation>Der Checkpoint ist beschädigt oder von anderer Art; die Datei noch einmal besorgen</translation>
    </message>
    <message>
        <source>the lowest pitch</source>
        <translation>Die tiefste Tonhöhe</translation>
    </message>
    <message>
        <source>the highest pitch</source>
        <translation>Die höchste Tonhöhe</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>repetition</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>the range begins with {} above its end, {}; write the lower note first</source>
        <translation>Der Umfang beginnt mit {} über seinem Ende, {}; die tiefere Note zuerst schreiben</translation>
    </message>
    <message>
        <source>{} there is no note that the model can write here, which are {} to {}; widen the range or choose another key</source>
        <translation>{} gibt es keine Note, die das Modell hier schreiben kann; das sind {} bis {}; den Umfang erweitern oder eine andere Tonart wählen</translation>
    </message>
    <message>
        <source>there are no notes to find a key in; choose a key, or begin with some notes</source>
        <translation>Es gibt keine Noten, in denen sich eine Tonart finden ließe; eine Tonart wählen oder mit einigen Noten beginnen</translation>
    </message>
    <message>
        <source>from {} to {} in {}</source>
        <translation>von {} bis {} in {}</translation>
    </message>
    <message>
        <source>from {} to {}</source>
        <translation>von {} bis {}</translation>
    </message>
    <message>
        <source>there is no engine “{}”; choose one of {}</source>
        <translation>Es gibt keine Engine „{}“; eine davon wählen: {}</translation>
    </message>
    <message>
        <source>everything in the part to fill is locked; unlock what may be written anew, or choose another part</source>
        <translation>Alles im Abschnitt zum Füllen ist gesperrt; entsperren, was neu geschrieben werden darf, oder einen anderen Abschnitt wählen</translation>
    </message>
    <message>
        <source>the part to fill goes from one sixteenth to a later one; choose it anew</source>
        <translation>Der Abschnitt zum Füllen geht von einem Sechzehntel bis zu einem späteren; ihn neu wählen</translation>
    </message>
    <message>
        <source>the part to fill has at most {} bars of 4/4; choose a smaller one</source>
        <translation>Der Abschnitt zum Füllen hat höchstens {} Takte im 4/4-Takt; einen kleineren wählen</translation>
    </message>
    <message>
        <source>there are no notes in the part to fill whose {} could be kept; choose another part</source>
        <translation>Im Abschnitt zum Füllen sind keine Noten, von denen das bleiben könnte: {}; einen anderen Abschnitt wählen</translation>
    </message>
    <message>
        <source>{} writes none of the selected voices; select other notes, or choose a model that does: {}</source>
        <translation>{} schreibt keine der ausgewählten Stimmen; andere Noten auswählen oder ein Modell, das sie schreibt: {}</translation>
    </message>
    <message>
        <source>that is nothing that a model could have written; choose one of the rivals of a note</source>
        <translation>Das ist nichts, was ein Modell hätte schreiben können; eine der Alternativen einer Note wählen</translation>
    </message>
    <message>
        <source>a pitch lies outside MIDI&apos;s range; choose one of the rivals of a note</source>
        <translation>Eine Tonhöhe liegt außerhalb dessen, was MIDI kennt; eine der Alternativen einer Note wählen</translation>
    </message>
    <message>
        <source>real Magenta cannot fill, nor go on from what else could have been; choose the engine native or numpy</source>
        <translation>Das echte Magenta kann weder füllen noch mit einer Alternative weitergehen; die Engine Nativ oder NumPy wählen</translation>
    </message>
    <message>
        <source>the note at {} is one of an idea that was blended: the model kept it, and did not draw it</source>
        <translation>die Note bei {} stammt aus einer der überblendeten Ideen: das Modell hat sie behalten und nicht gezogen</translation>
    </message>
    <message>
        <source>the model hears a melody only, and there is none here; choose MusicVAE trio, or notes of a melody</source>
        <translation>das Modell hört nur eine Melodie, und hier ist keine; MusicVAE trio wählen, oder Noten einer Melodie</translation>
    </message>
    <message>
        <source>the model writes voices of {} classes; this program knows melodies of {}, and trios of {}</source>
        <translation>das Modell schreibt Stimmen von {} Klassen; dieses Programm kennt Melodien von {} und Trios von {}</translation>
    </message>
    <message>
        <source>voices are added under a melody, and there are only drums here; draw a melody first</source>
        <translation>unter einer Melodie werden Stimmen ergänzt, und hier sind nur Drums; zuerst eine Melodie zeichnen</translation>
    </message>
    <message>
        <source>voices are added under a melody, and there is only a bass here; fill its bars instead to have chords above it</source>
        <translation>unter einer Melodie werden Stimmen ergänzt, und hier ist nur ein Bass; stattdessen seine Takte füllen, um Akkorde darüber zu haben</translation>
    </message>
    <message>
        <source>tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>to shape, say which attributes are to be others, and nothing else</source>
        <translation>zum Formen angeben, welche Merkmale anders sein sollen, und sonst nichts</translation>
    </message>
    <message>
        <source>takes of an interpolation</source>
        <translation>Takes eines Überblendens</translation>
    </message>
    <message>
        <source>takes of a shape</source>
        <translation>Takes eines Formens</translation>
    </message>
    <message>
        <source>only a part of the song can be filled; choose one, and fill it</source>
        <translation>Nur ein Abschnitt des Songs lässt sich füllen; einen wählen und ihn füllen</translation>
    </message>
    <message>
        <source>a song is continued in all its voices; to continue one of them, give its notes alone</source>
        <translation>ein Song geht in allen seinen Stimmen weiter; um eine davon fortzusetzen, nur ihre Noten übergeben</translation>
    </message>
    <message>
        <source>there are {} bars to shape, and at most {} can be at once; select fewer</source>
        <translation>{} Takte sind zu formen, und höchstens {} gehen auf einmal; weniger auswählen</translation>
    </message>
    <message>
        <source>what is shaped is the melody, and there is none here; choose notes of a melody</source>
        <translation>Geformt wird die Melodie, und hier ist keine; Noten einer Melodie auswählen</translation>
    </message>
    <message>
        <source>there is no model “{}”; import it, or choose one of {}</source>
        <translation>Es gibt kein Modell „{}“; importieren, oder eines davon wählen: {}</translation>
    </message>
    <message>
        <source>{} comes with the program and stays; only models that were imported can be removed</source>
        <translation>{} ist mitgeliefert und bleibt; nur importierte Modelle lassen sich entfernen</translation>
    </message>
    <message>
        <source>there is no model “{}” to remove: none was imported</source>
        <translation>Es gibt kein Modell „{}“ zu entfernen: Keines wurde importiert</translation>
    </message>
    <message>
        <source>there is no model “{}” to remove; choose one of {}</source>
        <translation>Es gibt kein Modell „{}“ zu entfernen; eines davon wählen: {}</translation>
    </message>
    <message>
        <source>there are no models in {}; choose another folder, or reinstall them</source>
        <translation>In {} sind keine Modelle; einen anderen Ordner wählen oder sie neu installieren</translation>
    </message>
    <message>
        <source>no MIDI ports</source>
        <translation>Keine MIDI-Ports</translation>
    </message>
    <message>
        <source>cannot make a MIDI port</source>
        <translation>Ein eigener MIDI-Port ist nicht möglich</translation>
    </message>
    <message>
        <source>cannot listen to {}</source>
        <translation>{} ist nicht zu hören</translation>
    </message>
    <message>
        <source>the song is longer than {:,} bars of 4/4; cut it into parts</source>
        <translation>Der Song ist länger als {:,} Takte in 4/4; in Teile schneiden</translation>
    </message>
    <message>
        <source>Grand piano</source>
        <translation>Flügel</translation>
    </message>
    <message>
        <source>Bright piano</source>
        <translation>Helles Klavier</translation>
    </message>
    <message>
        <source>Electric grand</source>
        <translation>E-Flügel</translation>
    </message>
    <message>
        <source>Honky-tonk</source>
        <translation>Honky-Tonk</translation>
    </message>
    <message>
        <source>Electric piano 1</source>
        <translation>E-Piano 1</translation>
    </message>
    <message>
        <source>Electric piano 2</source>
        <translation>E-Piano 2</translation>
    </message>
    <message>
        <source>Harpsichord</source>
        <translation>Cembalo</translation>
    </message>
    <message>
        <source>Clavinet</source>
        <translation>Clavinet</translation>
    </message>
    <message>
        <source>Celesta</source>
        <translation>Celesta</translation>
    </message>
    <message>
        <source>Glockenspiel</source>
        <translation>Glockenspiel</translation>
    </message>
    <message>
        <source>Music box</source>
        <translation>Spieluhr</translation>
    </message>
    <message>
        <source>Vibraphone</source>
        <translation>Vibraphon</translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation>Marimba</translation>
    </message>
    <message>
        <source>Xylophone</source>
        <translation>Xylophon</translation>
    </message>
    <message>
        <source>Tubular bells</source>
        <translation>Röhrenglocken</translation>
    </message>
    <message>
        <source>Dulcimer</source>
        <translation>Hackbrett</translation>
    </message>
    <message>
        <source>Drawbar organ</source>
        <translation>Zugriegelorgel</translation>
    </message>
    <message>
        <source>Percussive organ</source>
        <translation>Perkussive Orgel</translation>
    </message>
    <message>
        <source>Rock organ</source>
        <translation>Rockorgel</translation>
    </message>
    <message>
        <source>Church organ</source>
        <translation>Kirchenorgel</translation>
    </message>
    <message>
        <source>Reed organ</source>
        <translation>Harmonium</translation>
    </message>
    <message>
        <source>Accordion</source>
        <translation>Akkordeon</translation>
    </message>
    <message>
        <source>Harmonica</source>
        <translation>Mundharmonika</translation>
    </message>
    <message>
        <source>Bandoneon</source>
        <translation>Bandoneon</translation>
    </message>
    <message>
        <source>Nylon guitar</source>
        <translation>Nylongitarre</translation>
    </message>
    <message>
        <source>Steel guitar</source>
        <translation>Westerngitarre</translation>
    </message>
    <message>
        <source>Jazz guitar</source>
        <translation>Jazzgitarre</translation>
    </message>
    <message>
        <source>Clean guitar</source>
        <translation>Clean-Gitarre</translation>
    </message>
    <message>
        <source>Muted guitar</source>
        <translation>Gedämpfte Gitarre</translation>
    </message>
    <message>
        <source>Overdrive</source>
        <translation>Overdrive</translation>
    </message>
    <message>
        <source>Distortion</source>
        <translation>Distortion</translation>
    </message>
    <message>
        <source>Guitar harmonics</source>
        <translation>Gitarrenflageolett</translation>
    </message>
    <message>
        <source>Acoustic bass</source>
        <translation>Akustikbass</translation>
    </message>
    <message>
        <source>Fingered bass</source>
        <translation>Fingerbass</translation>
    </message>
    <message>
        <source>Picked bass</source>
        <translation>Plektrumbass</translation>
    </message>
    <message>
        <source>Fretless bass</source>
        <translation>Fretless-Bass</translation>
    </message>
    <message>
        <source>Slap bass 1</source>
        <translation>Slap-Bass 1</translation>
    </message>
    <message>
        <source>Slap bass 2</source>
        <translation>Slap-Bass 2</translation>
    </message>
    <message>
        <source>Synth bass 1</source>
        <translation>Synth-Bass 1</translation>
    </message>
    <message>
        <source>Synth bass 2</source>
        <translation>Synth-Bass 2</translation>
    </message>
    <message>
        <source>Violin</source>
        <translation>Violine</translation>
    </message>
    <message>
        <source>Viola</source>
        <translation>Bratsche</translation>
    </message>
    <message>
        <source>Cello</source>
        <translation>Cello</translation>
    </message>
    <message>
        <source>Contrabass</source>
        <translation>Kontrabass</translation>
    </message>
    <message>
        <source>Tremolo strings</source>
        <translation>Tremolo-Streicher</translation>
    </message>
    <message>
        <source>Pizzicato</source>
        <translation>Pizzicato</translation>
    </message>
    <message>
        <source>Harp</source>
        <translation>Harfe</translation>
    </message>
    <message>
        <source>Timpani</source>
        <translation>Pauken</translation>
    </message>
    <message>
        <source>Strings 1</source>
        <translation>Streicher 1</translation>
    </message>
    <message>
        <source>Strings 2</source>
        <translation>Streicher 2</translation>
    </message>
    <message>
        <source>Synth strings 1</source>
        <translation>Synth-Streicher 1</translation>
    </message>
    <message>
        <source>Synth strings 2</source>
        <translation>Synth-Streicher 2</translation>
    </message>
    <message>
        <source>Choir aahs</source>
        <translation>Chor Aah</translation>
    </message>
    <message>
        <source>Voice oohs</source>
        <translation>Stimme Ooh</translation>
    </message>
    <message>
        <source>Synth voice</source>
        <translation>Synth-Stimme</translation>
    </message>
    <message>
        <source>Orchestra hit</source>
        <translation>Orchester-Hit</translation>
    </message>
    <message>
        <source>Trumpet</source>
        <translation>Trompete</translation>
    </message>
    <message>
        <source>Trombone</source>
        <translation>Posaune</translation>
    </message>
    <message>
        <source>Tuba</source>
        <translation>Tuba</translation>
    </message>
    <message>
        <source>Muted trumpet</source>
        <translation>Gedämpfte Trompete</translation>
    </message>
    <message>
        <source>French horn</source>
        <translation>Waldhorn</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>Blechbläser</translation>
    </message>
    <message>
        <source>Synth brass 1</source>
        <translation>Synth-Bläser 1</translation>
    </message>
    <message>
        <source>Synth brass 2</source>
        <translation>Synth-Bläser 2</translation>
    </message>
    <message>
        <source>Soprano sax</source>
        <translation>Sopransaxophon</translation>
    </message>
    <message>
        <source>Alto sax</source>
        <translation>Altsaxophon</translation>
    </message>
    <message>
        <source>Tenor sax</source>
        <translation>Tenorsaxophon</translation>
    </message>
    <message>
        <source>Baritone sax</source>
        <translation>Baritonsaxophon</translation>
    </message>
    <message>
        <source>Oboe</source>
        <translation>Oboe</translation>
    </message>
    <message>
        <source>English horn</source>
        <translation>Englischhorn</translation>
    </message>
    <message>
        <source>Bassoon</source>
        <translation>Fagott</translation>
    </message>
    <message>
        <source>Clarinet</source>
        <translation>Klarinette</translation>
    </message>
    <message>
        <source>Piccolo</source>
        <translation>Piccolo</translation>
    </message>
    <message>
        <source>Flute</source>
        <translation>Querflöte</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Blockflöte</translation>
    </message>
    <message>
        <source>Pan flute</source>
        <translation>Panflöte</translation>
    </message>
    <message>
        <source>Bottle</source>
        <translation>Flasche</translation>
    </message>
    <message>
        <source>Shakuhachi</source>
        <translation>Shakuhachi</translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation>Pfeife</translation>
    </message>
    <message>
        <source>Ocarina</source>
        <translation>Okarina</translation>
    </message>
    <message>
        <source>Square lead</source>
        <translation>Rechteck-Lead</translation>
    </message>
    <message>
        <source>Saw lead</source>
        <translation>Sägezahn-Lead</translation>
    </message>
    <message>
        <source>Calliope</source>
        <translation>Calliope</translation>
    </message>
    <message>
        <source>Chiff lead</source>
        <translation>Chiff-Lead</translation>
    </message>
    <message>
        <source>Charang</source>
        <translation>Charang</translation>
    </message>
    <message>
        <source>Voice lead</source>
        <translation>Stimmen-Lead</translation>
    </message>
    <message>
        <source>Fifths lead</source>
        <translation>Quinten-Lead</translation>
    </message>
    <message>
        <source>Bass lead</source>
        <translation>Bass-Lead</translation>
    </message>
    <message>
        <source>New age pad</source>
        <translation>New-Age-Pad</translation>
    </message>
    <message>
        <source>Warm pad</source>
        <translation>Warmes Pad</translation>
    </message>
    <message>
        <source>Polysynth</source>
        <translation>Polysynth</translation>
    </message>
    <message>
        <source>Choir pad</source>
        <translation>Chor-Pad</translation>
    </message>
    <message>
        <source>Bowed pad</source>
        <translation>Streich-Pad</translation>
    </message>
    <message>
        <source>Metallic pad</source>
        <translation>Metall-Pad</translation>
    </message>
    <message>
        <source>Halo pad</source>
        <translation>Halo-Pad</translation>
    </message>
    <message>
        <source>Sweep pad</source>
        <translation>Sweep-Pad</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>Regen</translation>
    </message>
    <message>
        <source>Soundtrack</source>
        <translation>Soundtrack</translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation>Kristall</translation>
    </message>
    <message>
        <source>Atmosphere</source>
        <translation>Atmosphäre</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Goblins</source>
        <translation>Kobolde</translation>
    </message>
    <message>
        <source>Echoes</source>
        <translation>Echos</translation>
    </message>
    <message>
        <source>Sci-fi</source>
        <translation>Sci-Fi</translation>
    </message>
    <message>
        <source>Sitar</source>
        <translation>Sitar</translation>
    </message>
    <message>
        <source>Banjo</source>
        <translation>Banjo</translation>
    </message>
    <message>
        <source>Shamisen</source>
        <translation>Shamisen</translation>
    </message>
    <message>
        <source>Koto</source>
        <translation>Koto</translation>
    </message>
    <message>
        <source>Kalimba</source>
        <translation>Kalimba</translation>
    </message>
    <message>
        <source>Bagpipe</source>
        <translation>Dudelsack</translation>
    </message>
    <message>
        <source>Fiddle</source>
        <translation>Fiedel</translation>
    </message>
    <message>
        <source>Shanai</source>
        <translation>Shanai</translation>
    </message>
    <message>
        <source>Tinkle bell</source>
        <translation>Glöckchen</translation>
    </message>
    <message>
        <source>Agogo</source>
        <translation>Agogo</translation>
    </message>
    <message>
        <source>Steel drums</source>
        <translation>Steel Drums</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>Woodblock</translation>
    </message>
    <message>
        <source>Taiko</source>
        <translation>Taiko</translation>
    </message>
    <message>
        <source>Melodic tom</source>
        <translation>Melodisches Tom</translation>
    </message>
    <message>
        <source>Synth drum</source>
        <translation>Synth-Drum</translation>
    </message>
    <message>
        <source>Reverse cymbal</source>
        <translation>Becken rückwärts</translation>
    </message>
    <message>
        <source>Fret noise</source>
        <translation>Griffgeräusch</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atem</translation>
    </message>
    <message>
        <source>Seashore</source>
        <translation>Meeresrauschen</translation>
    </message>
    <message>
        <source>Bird</source>
        <translation>Vogel</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Helicopter</source>
        <translation>Hubschrauber</translation>
    </message>
    <message>
        <source>Applause</source>
        <translation>Applaus</translation>
    </message>
    <message>
        <source>Gunshot</source>
        <translation>Schuss</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Elektronisch</translation>
    </message>
    <message>
        <source>TR-808</source>
        <translation>TR-808</translation>
    </message>
    <message>
        <source>Jazz</source>
        <translation>Jazz</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Besen</translation>
    </message>
    <message>
        <source>Orchestra</source>
        <translation>Orchester</translation>
    </message>
    <message>
        <source>Kick 2</source>
        <translation>Kick 2</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>Kick</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>Stick</translation>
    </message>
    <message>
        <source>Snare</source>
        <translation>Snare</translation>
    </message>
    <message>
        <source>Clap</source>
        <translation>Clap</translation>
    </message>
    <message>
        <source>Snare 2</source>
        <translation>Snare 2</translation>
    </message>
    <message>
        <source>Floor tom</source>
        <translation>Floor Tom</translation>
    </message>
    <message>
        <source>Hi-hat</source>
        <translation>Hi-Hat</translation>
    </message>
    <message>
        <source>Floor 2</source>
        <translation>Floor 2</translation>
    </message>
    <message>
        <source>Pedal hat</source>
        <translation>Pedal Hat</translation>
    </message>
    <message>
        <source>Low tom</source>
        <translation>Low Tom</translation>
    </message>
    <message>
        <source>Open hat</source>
        <translation>Open Hat</translation>
    </message>
    <message>
        <source>Mid 2</source>
        <translation>Mid 2</translation>
    </message>
    <message>
        <source>Mid tom</source>
        <translation>Mid Tom</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Crash</translation>
    </message>
    <message>
        <source>High tom</source>
        <translation>High Tom</translation>
    </message>
    <message>
        <source>Ride</source>
        <translation>Ride</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Ride bell</source>
        <translation>Ride Bell</translation>
    </message>
    <message>
        <source>Tambour.</source>
        <translation>Tamburin</translation>
    </message>
    <message>
        <source>Splash</source>
        <translation>Splash</translation>
    </message>
    <message>
        <source>Cowbell</source>
        <translation>Cowbell</translation>
    </message>
    <message>
        <source>Crash 2</source>
        <translation>Crash 2</translation>
    </message>
    <message>
        <source>Vibraslap</source>
        <translation>Vibraslap</translation>
    </message>
    <message>
        <source>Ride 2</source>
        <translation>Ride 2</translation>
    </message>
    <message>
        <source>Bongo hi</source>
        <translation>Bongo hi</translation>
    </message>
    <message>
        <source>Bongo lo</source>
        <translation>Bongo lo</translation>
    </message>
    <message>
        <source>Conga m.</source>
        <translation>Conga m.</translation>
    </message>
    <message>
        <source>Conga hi</source>
        <translation>Conga hi</translation>
    </message>
    <message>
        <source>Conga lo</source>
        <translation>Conga lo</translation>
    </message>
    <message>
        <source>Timbal hi</source>
        <translation>Timbal hi</translation>
    </message>
    <message>
        <source>Timbal lo</source>
        <translation>Timbal lo</translation>
    </message>
    <message>
        <source>Agogo hi</source>
        <translation>Agogo hi</translation>
    </message>
    <message>
        <source>Agogo lo</source>
        <translation>Agogo lo</translation>
    </message>
    <message>
        <source>Cabasa</source>
        <translation>Cabasa</translation>
    </message>
    <message>
        <source>Maracas</source>
        <translation>Maracas</translation>
    </message>
    <message>
        <source>Whistle 2</source>
        <translation>Pfeife 2</translation>
    </message>
    <message>
        <source>Guiro</source>
        <translation>Guiro</translation>
    </message>
    <message>
        <source>Guiro 2</source>
        <translation>Guiro 2</translation>
    </message>
    <message>
        <source>Claves</source>
        <translation>Claves</translation>
    </message>
    <message>
        <source>Block hi</source>
        <translation>Block hi</translation>
    </message>
    <message>
        <source>Block lo</source>
        <translation>Block lo</translation>
    </message>
    <message>
        <source>Cuica</source>
        <translation>Cuica</translation>
    </message>
    <message>
        <source>Cuica 2</source>
        <translation>Cuica 2</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Triangel</translation>
    </message>
    <message>
        <source>Triangle 2</source>
        <translation>Triangel 2</translation>
    </message>
    <message>
        <source>C major</source>
        <translation>C-Dur</translation>
    </message>
    <message>
        <source>D♭ major</source>
        <translation>Des-Dur</translation>
    </message>
    <message>
        <source>D major</source>
        <translation>D-Dur</translation>
    </message>
    <message>
        <source>E♭ major</source>
        <translation>Es-Dur</translation>
    </message>
    <message>
        <source>E major</source>
        <translation>E-Dur</translation>
    </message>
    <message>
        <source>F major</source>
        <translation>F-Dur</translation>
    </message>
    <message>
        <source>F♯ major</source>
        <translation>Fis-Dur</translation>
    </message>
    <message>
        <source>G major</source>
        <translation>G-Dur</translation>
    </message>
    <message>
        <source>A♭ major</source>
        <translation>As-Dur</translation>
    </message>
    <message>
        <source>A major</source>
        <translation>A-Dur</translation>
    </message>
    <message>
        <source>B♭ major</source>
        <translation>B-Dur</translation>
    </message>
    <message>
        <source>B major</source>
        <translation>H-Dur</translation>
    </message>
    <message>
        <source>C minor</source>
        <translation>c-Moll</translation>
    </message>
    <message>
        <source>C♯ minor</source>
        <translation>cis-Moll</translation>
    </message>
    <message>
        <source>D minor</source>
        <translation>d-Moll</translation>
    </message>
    <message>
        <source>E♭ minor</source>
        <translation>es-Moll</translation>
    </message>
    <message>
        <source>E minor</source>
        <translation>e-Moll</translation>
    </message>
    <message>
        <source>F minor</source>
        <translation>f-Moll</translation>
    </message>
    <message>
        <source>F♯ minor</source>
        <translation>fis-Moll</translation>
    </message>
    <message>
        <source>G minor</source>
        <translation>g-Moll</translation>
    </message>
    <message>
        <source>G♯ minor</source>
        <translation>gis-Moll</translation>
    </message>
    <message>
        <source>A minor</source>
        <translation>a-Moll</translation>
    </message>
    <message>
        <source>B♭ minor</source>
        <translation>b-Moll</translation>
    </message>
    <message>
        <source>B minor</source>
        <translation>h-Moll</translation>
    </message>
    <message>
        <source>the tonic</source>
        <translation>Der Grundton</translation>
    </message>
    <message>
        <source>the MIDI file has more than {:,} bytes; cut it into parts</source>
        <translation>Die MIDI-Datei hat mehr als {:,} Bytes; in Teile schneiden</translation>
    </message>
    <message>
        <source>the MIDI file has more than {:,} events; cut it into parts</source>
        <translation>Die MIDI-Datei hat mehr als {:,} Ereignisse; in Teile schneiden</translation>
    </message>
    <message>
        <source>cannot put back {}: {}; what was there before is {}, move it there yourself</source>
        <translation>{} kann nicht zurückgestellt werden: {}; was vorher dort war, ist {}, es selbst dorthin verschieben</translation>
    </message>
    <message>
        <source>{} tracks share the voice {}, with the sound of {}: {}</source>
        <translation>{} Spuren teilen sich die Stimme {}, mit dem Klang {}: {}</translation>
    </message>
    <message>
        <source>the track {} plays several notes at a time; its highest line is the melody, the rest is harmony</source>
        <translation>Die Spur {} spielt mehrere Töne zugleich; ihre höchste Linie ist die Melodie, der Rest Harmonie</translation>
    </message>
    <message>
        <source>melody</source>
        <translation>Melodie</translation>
    </message>
    <message>
        <source>harmony</source>
        <translation>Harmonie</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>{} cannot {}; choose one of {}</source>
        <translation>{} kann nicht {}; eines davon wählen: {}</translation>
    </message>
    <message>
        <source>{} writes all bars at once and cannot be led by the bar before; set the repetition to 0</source>
        <translation>{} schreibt alle Takte auf einmal und lässt sich nicht vom Takt davor leiten; die Wiederholung auf 0 stellen</translation>
    </message>
    <message>
        <source>{} cannot interpolate; choose a MusicVAE</source>
        <translation>{} kann nicht überblenden; ein MusicVAE wählen</translation>
    </message>
    <message>
        <source>{} cannot shape; choose a MusicVAE</source>
        <translation>{} kann nicht formen; ein MusicVAE wählen</translation>
    </message>
    <message>
        <source>the engine magenta is not installed; install it with: uv sync --extra magenta</source>
        <translation>Die Engine Magenta ist nicht installiert; installieren mit: uv sync --extra magenta</translation>
    </message>
    <message>
        <source>the engine magenta does not interpolate here; choose the engine native or numpy</source>
        <translation>Die Engine Magenta überblendet hier nicht; die Engine Nativ oder NumPy wählen</translation>
    </message>
    <message>
        <source>the engine magenta does not tell why it wrote a note; choose the engine native or numpy</source>
        <translation>Die Engine Magenta sagt nicht, warum sie eine Note schrieb; die Engine Nativ oder NumPy wählen</translation>
    </message>
    <message>
        <source>the engine magenta does not shape; choose the engine native or numpy</source>
        <translation>Die Engine Magenta formt nicht; die Engine Nativ oder NumPy wählen</translation>
    </message>
    <message>
        <source>Magenta&apos;s process ended unexpectedly, perhaps for want of memory; try again</source>
        <translation>Der Prozess von Magenta endete unerwartet, vielleicht aus Mangel an Speicher; noch einmal versuchen</translation>
    </message>
    <message>
        <source>real Magenta knows no key, range, top-p or repetition; leave them off, or choose the engine native or numpy</source>
        <translation>Das echte Magenta kennt weder Tonart noch Umfang, Top-p oder Wiederholung; sie weglassen oder die Engine Nativ oder NumPy wählen</translation>
    </message>
    <message>
        <source>these weights have no array {}; they are not those of {}</source>
        <translation>Diese Gewichte haben kein Array {}; es sind nicht die von {}</translation>
    </message>
    <message>
        <source>the attention vector has shape {}, not ({},)</source>
        <translation>Der Aufmerksamkeitsvektor hat die Form {}, nicht ({},)</translation>
    </message>
    <message>
        <source>an array has shape {} where ({}, {}) is needed</source>
        <translation>Ein Array hat die Form {}, wo ({}, {}) gebraucht wird</translation>
    </message>
    <message>
        <source>no note is allowed in both keys at once; have all in A&apos;s key, or widen the range</source>
        <translation>Keine Note ist in beiden Tonarten zugleich erlaubt; alles in der Tonart von A halten oder den Umfang erweitern</translation>
    </message>
    <message>
        <source>the model fills at most {} bars of 4/4 at a time; choose a smaller part</source>
        <translation>Das Modell füllt höchstens {} Takte im 4/4-Takt auf einmal; einen kleineren Abschnitt wählen</translation>
    </message>
    <message>
        <source>these weights hold a decoder only, which can write but not read; use the whole model</source>
        <translation>Diese Gewichte enthalten nur einen Decoder, der schreiben, aber nicht lesen kann; das ganze Modell verwenden</translation>
    </message>
    <message>
        <source>these weights have no decoder; they are of another model</source>
        <translation>Diese Gewichte haben keinen Decoder; sie gehören zu einem anderen Modell</translation>
    </message>
    <message>
        <source>the first states of {} do not fit its cells</source>
        <translation>Die ersten Zustände von {} passen nicht zu den Zellen</translation>
    </message>
    <message>
        <source>a decoder&apos;s arrays do not fit each other</source>
        <translation>Die Arrays eines Decoders passen nicht zueinander</translation>
    </message>
    <message>
        <source>the encoder&apos;s arrays do not fit the decoder&apos;s</source>
        <translation>Die Arrays des Encoders passen nicht zu denen des Decoders</translation>
    </message>
    <message>
        <source>{} cannot be {}; ask for a number of one of {}</source>
        <translation>{} kann nicht {} sein; eine Zahl für eines davon verlangen: {}</translation>
    </message>
    <message>
        <source>the logits have shape {}; these are not the weights of Polyphony RNN</source>
        <translation>Die Logits haben die Form {}; das sind nicht die Gewichte von Polyphony RNN</translation>
    </message>
    <message>
        <source>Polyphony RNN writes event by event; branch it from a rival of one of its own notes</source>
        <translation>Polyphony RNN schreibt Ereignis für Ereignis; von einer Alternative einer seiner eigenen Noten aus verzweigen</translation>
    </message>
    <message>
        <source>the number of takes to choose from</source>
        <translation>Anzahl der Takes, aus denen gewählt wird</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>to interpolate, say what is to be blended, and nothing else</source>
        <translation>Zum Überblenden angeben, was überblendet werden soll, und nichts sonst</translation>
    </message>
    <message>
        <source>{} bars of {} are more than the {} of 4/4 that can be written at once; ask for fewer bars</source>
        <translation>{} Takte im {}-Takt sind mehr als die {} im 4/4-Takt, die auf einmal geschrieben werden können; weniger Takte verlangen</translation>
    </message>
    <message>
        <source>there is nothing to {}; draw or select some notes first</source>
        <translation>Es gibt nichts, was sich {} ließe; erst einige Noten zeichnen oder auswählen</translation>
    </message>
    <message>
        <source>there is nothing to shape; draw or select some notes first</source>
        <translation>Es gibt nichts, was sich formen ließe; erst einige Noten zeichnen oder auswählen</translation>
    </message>
    <message>
        <source>its format is {}; this program reads {}</source>
        <translation>sein Format ist {}; dieses Programm liest {}</translation>
    </message>
    <message>
        <source>it names the system “{}”, which this program does not know</source>
        <translation>es nennt das System „{}“, das dieses Programm nicht kennt</translation>
    </message>
    <message>
        <source>cannot read the models&apos; manifest {}: {}; {}</source>
        <translation>Das Verzeichnis der Modelle {} kann nicht gelesen werden: {}; {}</translation>
    </message>
    <message>
        <source>cannot read the weights of {}: {}; reinstall them</source>
        <translation>Die Gewichte von {} können nicht gelesen werden: {}; sie neu installieren</translation>
    </message>
    <message>
        <source>{} is damaged: its sha256 is not the manifest&apos;s; reinstall it</source>
        <translation>{} ist beschädigt: Die sha256-Summe ist nicht die im Verzeichnis der Modelle; neu installieren</translation>
    </message>
    <message>
        <source>{} does not hold the arrays that the manifest names; reinstall it</source>
        <translation>{} enthält nicht die Arrays, die das Verzeichnis der Modelle nennt; neu installieren</translation>
    </message>
    <message>
        <source>move it away and import your models again</source>
        <translation>es beiseitelegen und die eigenen Modelle neu importieren</translation>
    </message>
    <message>
        <source>these attributes are those that the song has; ask for others</source>
        <translation>diese Merkmale hat der Song schon; andere verlangen</translation>
    </message>
    <message>
        <source>reinstall it</source>
        <translation>es neu installieren</translation>
    </message>
    <message>
        <source>the model did not draw the note at {}; choose one that it wrote</source>
        <translation>Das Modell hat die Note bei {} nicht gezogen; eine wählen, die es geschrieben hat</translation>
    </message>
    <message>
        <source>no MIDI ports: this system has no ALSA sequencer ({}); load it with: modprobe snd-seq</source>
        <translation>Keine MIDI-Ports: Dieses System hat keinen ALSA-Sequencer ({}); laden mit: modprobe snd-seq</translation>
    </message>
    <message>
        <source>no MIDI ports: python-rtmidi cannot be used here ({}); it has packages for Python 3.11 and 3.12, install it with: pip install python-rtmidi</source>
        <translation>Keine MIDI-Ports: python-rtmidi ist hier nicht zu gebrauchen ({}); es gibt Pakete für Python 3.11 und 3.12, installieren mit: pip install python-rtmidi</translation>
    </message>
    <message>
        <source>{}: {}; close other programs that may hold it, or plug it in anew</source>
        <translation>{}: {}; andere Programme schließen, die es halten könnten, oder es neu anstecken</translation>
    </message>
    <message>
        <source>{} is {}; choose a value from {} to {}</source>
        <translation>{}: {} geht nicht; einen Wert von {} bis {} wählen</translation>
    </message>
    <message>
        <source>“{}” is no key; write one such as C, Bb, F# minor or Am</source>
        <translation>„{}“ ist keine Tonart; eine schreiben wie C, Bb, F# minor oder Am</translation>
    </message>
    <message>
        <source>the number of beats in a bar</source>
        <translation>Anzahl der Schläge in einem Takt</translation>
    </message>
    <message>
        <source>a beat cannot be 1/{}; choose one of {}</source>
        <translation>Ein Schlag kann nicht 1/{} sein; eines davon wählen: {}</translation>
    </message>
    <message>
        <source>{!r} is no metre; write it as 3/4 or 6/8</source>
        <translation>{!r} ist keine Taktart; 3/4 oder 6/8 schreiben</translation>
    </message>
    <message>
        <source>this is not a MIDI file: it does not begin with a MIDI header; choose a .mid file</source>
        <translation>Das ist keine MIDI-Datei: Sie beginnt nicht mit einem MIDI-Kopf; eine .mid-Datei wählen</translation>
    </message>
    <message>
        <source>the MIDI file counts time in film frames or not at all; export it with ticks per quarter</source>
        <translation>Die MIDI-Datei zählt die Zeit in Filmbildern oder gar nicht; mit Ticks pro Viertel exportieren</translation>
    </message>
    <message>
        <source>the MIDI file has no tracks; export it again</source>
        <translation>Die MIDI-Datei hat keine Spuren; noch einmal exportieren</translation>
    </message>
    <message>
        <source>the MIDI file is damaged: a number has no end; export it again</source>
        <translation>Die MIDI-Datei ist beschädigt: Eine Zahl hat kein Ende; noch einmal exportieren</translation>
    </message>
    <message>
        <source>the MIDI file is longer than {} bars; cut it into parts</source>
        <translation>Die MIDI-Datei ist länger als {} Takte; in Teile schneiden</translation>
    </message>
    <message>
        <source>the MIDI file has more than {:,} notes; cut it into parts</source>
        <translation>Die MIDI-Datei hat mehr als {:,} Noten; in Teile schneiden</translation>
    </message>
    <message>
        <source>the MIDI file is damaged: an event has no kind; export it again</source>
        <translation>Die MIDI-Datei ist beschädigt: Ein Ereignis hat keine Art; noch einmal exportieren</translation>
    </message>
    <message>
        <source>the MIDI file is damaged: a value is out of range; export it again</source>
        <translation>Die MIDI-Datei ist beschädigt: Ein Wert liegt außerhalb seines Bereichs; noch einmal exportieren</translation>
    </message>
    <message>
        <source>the MIDI file has more than {} tracks; export fewer</source>
        <translation>Die MIDI-Datei hat mehr als {} Spuren; weniger exportieren</translation>
    </message>
    <message>
        <source>the MIDI file has an impossible tempo; set it anew where the file was made</source>
        <translation>Die MIDI-Datei hat ein unmögliches Tempo; es dort neu setzen, wo die Datei entstand</translation>
    </message>
    <message>
        <source>the file breaks off before its end; what comes before was read</source>
        <translation>Die Datei bricht vor dem Ende ab; was davor steht, wurde gelesen</translation>
    </message>
    <message>
        <source>the file changes its metre; the song is in the first one, {}, from end to end</source>
        <translation>Die Datei wechselt die Taktart; der Song steht von Anfang bis Ende in der ersten, {}</translation>
    </message>
    <message>
        <source>the file changes its tempo; the song has the first one, {} bpm, from end to end</source>
        <translation>Die Datei wechselt das Tempo; der Song hat von Anfang bis Ende das erste, {} bpm</translation>
    </message>
    <message>
        <source>the file is at {} bpm, which is out of range here; the song is at {} bpm</source>
        <translation>Die Datei hat {} bpm, was es hier nicht gibt; der Song hat {} bpm</translation>
    </message>
    <message>
        <source>the file begins with a pickup of {}; a rest before it fills the first bar of the song, which is in {}</source>
        <translation>Die&#xa0;Datei&#xa0;beginnt&#xa0;mit&#xa0;einem&#xa0;Auftakt&#xa0;von&#xa0;{};&#xa0;eine&#xa0;Pause&#xa0;davor&#xa0;füllt&#xa0;den&#xa0;ersten&#xa0;Takt&#xa0;des&#xa0;Songs&#xa0;auf,&#xa0;der&#xa0;im&#xa0;{}-Takt&#xa0;steht</translation>
    </message>
    <message>
        <source>the file is in {}/{}, which this program does not know; the song is in 4/4, choose a metre for it</source>
        <translation>Die Datei steht im {}/{}-Takt, den dieses Programm nicht kennt; der Song steht im 4/4-Takt, eine Taktart für ihn wählen</translation>
    </message>
    <message>
        <source>C♭{}</source>
        <translation>Ces{}</translation>
    </message>
    <message>
        <source>C{}</source>
        <translation>C{}</translation>
    </message>
    <message>
        <source>C♯{}</source>
        <translation>Cis{}</translation>
    </message>
    <message>
        <source>D♭{}</source>
        <translation>Des{}</translation>
    </message>
    <message>
        <source>D{}</source>
        <translation>D{}</translation>
    </message>
    <message>
        <source>D♯{}</source>
        <translation>Dis{}</translation>
    </message>
    <message>
        <source>E♭{}</source>
        <translation>Es{}</translation>
    </message>
    <message>
        <source>E{}</source>
        <translation>E{}</translation>
    </message>
    <message>
        <source>E♯{}</source>
        <translation>Eis{}</translation>
    </message>
    <message>
        <source>F♭{}</source>
        <translation>Fes{}</translation>
    </message>
    <message>
        <source>F{}</source>
        <translation>F{}</translation>
    </message>
    <message>
        <source>F♯{}</source>
        <translation>Fis{}</translation>
    </message>
    <message>
        <source>G♭{}</source>
        <translation>Ges{}</translation>
    </message>
    <message>
        <source>G{}</source>
        <translation>G{}</translation>
    </message>
    <message>
        <source>G♯{}</source>
        <translation>Gis{}</translation>
    </message>
    <message>
        <source>A♭{}</source>
        <translation>As{}</translation>
    </message>
    <message>
        <source>A{}</source>
        <translation>A{}</translation>
    </message>
    <message>
        <source>A♯{}</source>
        <translation>Ais{}</translation>
    </message>
    <message>
        <source>B♭{}</source>
        <translation>B{}</translation>
    </message>
    <message>
        <source>B{}</source>
        <translation>H{}</translation>
    </message>
    <message>
        <source>B♯{}</source>
        <translation>His{}</translation>
    </message>
    <message>
        <source>“{}” is no note; write one such as C4, Bb3 or 60</source>
        <translation>„{}“ ist keine Note; eine schreiben wie C4, Bb3 oder 60</translation>
    </message>
    <message>
        <source>“{}” is no range; write one such as C3-C6 or 48-84</source>
        <translation>„{}“ ist kein Umfang; einen schreiben wie C3-C6 oder 48-84</translation>
    </message>
    <message>
        <source>this was not written by this program, or by a newer one: {!r} is not what belongs there; open it with the program that wrote it</source>
        <translation>Das hat nicht dieses Programm geschrieben, oder ein neueres: {!r} gehört nicht dorthin; mit dem Programm öffnen, das es geschrieben hat</translation>
    </message>
    <message>
        <source>cannot write {}: what is there is no file; choose another name, nothing was changed</source>
        <translation>{} kann nicht geschrieben werden: Was dort ist, ist keine Datei; einen anderen Namen wählen, nichts wurde geändert</translation>
    </message>
    <message>
        <source>two files are to be called {}; choose another name for one of them, nothing was changed</source>
        <translation>Zwei Dateien sollen {} heißen; für eine davon einen anderen Namen wählen, nichts wurde geändert</translation>
    </message>
    <message>
        <source>cannot remove {}: {}; remove it yourself</source>
        <translation>{} kann nicht entfernt werden: {}; selbst entfernen</translation>
    </message>
    <message>
        <source>cannot write {}: {}; choose another place, nothing was changed</source>
        <translation>{} kann nicht geschrieben werden: {}; einen anderen Ort wählen, nichts wurde geändert</translation>
    </message>
    <message>
        <source>cannot write into {}: {}; choose another folder</source>
        <translation>In {} kann nichts geschrieben werden: {}; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>the song takes {:,} bytes; at most {:,} can be kept; save a part of it</source>
        <translation>Der Song braucht {:,} Bytes; höchstens {:,} können behalten werden; einen Teil davon speichern</translation>
    </message>
    <message>
        <source>the song has other parts than it should have; open it with the program that wrote it</source>
        <translation>Der Song hat andere Teile, als er haben sollte; mit dem Programm öffnen, das ihn geschrieben hat</translation>
    </message>
    <message>
        <source>the song does not say well where it belongs; open it with the program that wrote it</source>
        <translation>Der Song sagt nicht richtig, wohin er gehört; mit dem Programm öffnen, das ihn geschrieben hat</translation>
    </message>
    <message>
        <source>this is not a song of this program: it does not begin as one; choose a .sketch file</source>
        <translation>Das ist kein Song dieses Programms: Er beginnt nicht wie einer; eine .sketch-Datei wählen</translation>
    </message>
    <message>
        <source>the song was written by a newer program (format {}, this one reads {}); open it with that one</source>
        <translation>Den Song hat ein neueres Programm geschrieben (Format {}, dieses liest {}); mit jenem öffnen</translation>
    </message>
    <message>
        <source>the song&apos;s first line is damaged; its .bak, if there is one beside it, can be opened</source>
        <translation>Die erste Zeile des Songs ist beschädigt; das .bak daneben, wenn es eines gibt, lässt sich öffnen</translation>
    </message>
    <message>
        <source>the song breaks off: {:,} of {:,} bytes are there; its .bak, if there is one beside it, can be opened</source>
        <translation>Der Song bricht ab: {:,} von {:,} Bytes sind da; das .bak daneben, wenn es eines gibt, lässt sich öffnen</translation>
    </message>
    <message>
        <source>the song is damaged: its checksum is another; its .bak, if there is one, can be opened</source>
        <translation>Der Song ist beschädigt: Die Prüfsumme ist eine andere; das .bak, wenn es eines gibt, lässt sich öffnen</translation>
    </message>
    <message>
        <source>what should be a song is something else; open it with the program that wrote it</source>
        <translation>Was ein Song sein sollte, ist etwas anderes; mit dem Programm öffnen, das es geschrieben hat</translation>
    </message>
    <message>
        <source>the song&apos;s mix has not one line for each voice; open it with the program that wrote it</source>
        <translation>Der Mix des Songs hat nicht eine Zeile für jede Stimme; mit dem Programm öffnen, das ihn geschrieben hat</translation>
    </message>
    <message>
        <source>the song&apos;s mix is out of range; open it with the program that wrote it</source>
        <translation>Im Mix des Songs liegt etwas außerhalb seines Bereichs; mit dem Programm öffnen, das ihn geschrieben hat</translation>
    </message>
    <message>
        <source>{}; choose another file</source>
        <translation>{}; eine andere Datei wählen</translation>
    </message>
</context>
<context>
    <name>ScaleBox</name>
    <message>
        <source>Key</source>
        <translation>Grundton</translation>
    </message>
    <message>
        <source>The tonic of the scale; auto: of the song&apos;s key</source>
        <translation>Grundton der Skala; auto: der Tonart des Songs</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Rows outside it are darker</source>
        <translation>Zeilen außerhalb sind dunkler</translation>
    </message>
    <message>
        <source>major</source>
        <translation>Dur</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>Moll</translation>
    </message>
    <message>
        <source>harmonic minor</source>
        <translation>harmonisch Moll</translation>
    </message>
    <message>
        <source>melodic minor</source>
        <translation>melodisch Moll</translation>
    </message>
    <message>
        <source>dorian</source>
        <translation>dorisch</translation>
    </message>
    <message>
        <source>phrygian</source>
        <translation>phrygisch</translation>
    </message>
    <message>
        <source>lydian</source>
        <translation>lydisch</translation>
    </message>
    <message>
        <source>mixolydian</source>
        <translation>mixolydisch</translation>
    </message>
    <message>
        <source>locrian</source>
        <translation>lokrisch</translation>
    </message>
    <message>
        <source>major pentatonic</source>
        <translation>Dur-Pentatonik</translation>
    </message>
    <message>
        <source>minor pentatonic</source>
        <translation>Moll-Pentatonik</translation>
    </message>
    <message>
        <source>blues</source>
        <translation>Blues</translation>
    </message>
    <message>
        <source>whole tone</source>
        <translation>Ganzton</translation>
    </message>
    <message>
        <source>chromatic</source>
        <translation>chromatisch</translation>
    </message>
    <message>
        <source>auto: {}</source>
        <translation>auto: {}</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
</context>
<context>
    <name>SelectionTeller</name>
    <message>
        <source>{} notes</source>
        <translation>{} Noten</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Imported: {}</source>
        <translation>Importiert: {}</translation>
    </message>
    <message>
        <source>Removed: {}</source>
        <translation>Entfernt: {}</translation>
    </message>
</context>
<context>
    <name>Shape</name>
    <message>
        <source>Shape</source>
        <translation>Formen</translation>
    </message>
</context>
<context>
    <name>ShapePanel</name>
    <message>
        <source>its own key</source>
        <translation>eigene Tonart</translation>
    </message>
    <message>
        <source>Which key notes are to be in</source>
        <translation>In welcher Tonart die Noten stehen sollen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>All sliders back to where they were</source>
        <translation>Alle Regler zurück an ihren Ausgangspunkt</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>This model cannot be led by a slider; of many takes with other seeds the nearest is chosen</source>
        <translation>Dieses Modell lässt sich nicht durch einen Regler lenken; von vielen Takes mit anderen Startwerten wird der nächstliegende gewählt</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Notendichte</translation>
    </message>
    <message>
        <source>notes a bar</source>
        <translation>Noten pro Takt</translation>
    </message>
    <message>
        <source>How many notes begin in a bar</source>
        <translation>Wie viele Noten in einem Takt einsetzen</translation>
    </message>
    <message>
        <source>In key</source>
        <translation>In Tonart</translation>
    </message>
    <message>
        <source>How many of the notes are in the key</source>
        <translation>Wie viele der Noten zur Tonart gehören</translation>
    </message>
    <message>
        <source>Leaps</source>
        <translation>Sprünge</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>Halbtöne</translation>
    </message>
    <message>
        <source>How far it is from a note to the next, on average</source>
        <translation>Wie weit es im Mittel von einer Note zur nächsten ist</translation>
    </message>
    <message>
        <source>16th syncopation</source>
        <translation>16tel-Synkopen</translation>
    </message>
    <message>
        <source>Notes between two eighths with none just before</source>
        <translation>Noten zwischen zwei Achteln, ohne eine direkt davor</translation>
    </message>
    <message>
        <source>8th syncopation</source>
        <translation>8tel-Synkopen</translation>
    </message>
    <message>
        <source>Notes on an eighth between two quarters with none just before</source>
        <translation>Noten auf einem Achtel zwischen zwei Vierteln, ohne eine direkt davor</translation>
    </message>
    <message>
        <source>{}. Double-click: as it was. Hatched: out of reach.</source>
        <translation>{}. Doppelklick: zurücksetzen. Schraffiert: unerreichbar.</translation>
    </message>
    <message>
        <source>the song</source>
        <translation>der Song</translation>
    </message>
    <message>
        <source>the take that is shown</source>
        <translation>der Take, der zu sehen ist</translation>
    </message>
    <message>
        <source>the part to shape: {}</source>
        <translation>der Abschnitt zum Formen: {}</translation>
    </message>
    <message>
        <source>{} · ready in ~{}</source>
        <translation>{} · bereit in ~{}</translation>
    </message>
    <message>
        <source>the best of {} takes</source>
        <translation>der beste von {} Takes</translation>
    </message>
    <message>
        <source>{} {}</source>
        <translation>{}&#xa0;{}</translation>
    </message>
    <message>
        <source>asked {}, is {}</source>
        <translation>Soll {}, Ist {}</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search: a command, or its key</source>
        <translation>Suchen: Befehl oder Taste</translation>
    </message>
    <message>
        <source>what is done</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>{} is the key of “{}”. Shall the two swap their keys?</source>
        <translation>{} ist die Taste für „{}“. Sollen die beiden ihre Tasten tauschen?</translation>
    </message>
    <message>
        <source>The key is taken</source>
        <translation>Taste vergeben</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Only commands with these words, or with this key</source>
        <translation>Nur Befehle mit diesen Wörtern oder dieser Taste</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Enter or a double click: press another key</source>
        <translation>Enter oder Doppelklick: andere Taste drücken</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Taste ändern</translation>
    </message>
    <message>
        <source>Press another key for it</source>
        <translation>Eine andere Taste dafür drücken</translation>
    </message>
    <message>
        <source>It is done from the menu only</source>
        <translation>Nur noch über das Menü</translation>
    </message>
    <message>
        <source>The key that the program gives it</source>
        <translation>Die Taste, die das Programm vorgibt</translation>
    </message>
    <message>
        <source>The keys that the program gives to all</source>
        <translation>Alle Tasten so, wie das Programm sie vorgibt</translation>
    </message>
    <message>
        <source>Keys work everywhere in the window, unless what has the keyboard needs them itself.</source>
        <translation>Tasten wirken überall im Fenster, außer wo das Element mit dem Fokus sie selbst braucht.</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Click · drag</source>
        <translation>Klick · Ziehen</translation>
    </message>
    <message>
        <source>add a note · set its length and pitch</source>
        <translation>Note setzen · Länge und Tonhöhe bestimmen</translation>
    </message>
    <message>
        <source>Drag an edge</source>
        <translation>Kante ziehen</translation>
    </message>
    <message>
        <source>resize</source>
        <translation>Länge ändern</translation>
    </message>
    <message>
        <source>Right-click · right-drag</source>
        <translation>Rechtsklick · Ziehen mit rechts</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Ctrl+drag a note</source>
        <translation>Strg+Ziehen einer Note</translation>
    </message>
    <message>
        <source>copy it</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>Ctrl+drag on empty grid</source>
        <translation>Strg+Ziehen auf leerem Raster</translation>
    </message>
    <message>
        <source>select</source>
        <translation>auswählen</translation>
    </message>
    <message>
        <source>Shift · Alt while selecting</source>
        <translation>Umschalt · Alt beim Auswählen</translation>
    </message>
    <message>
        <source>add · take away</source>
        <translation>hinzufügen · wegnehmen</translation>
    </message>
    <message>
        <source>Drag in the velocity lane</source>
        <translation>Ziehen in der Anschlagspur</translation>
    </message>
    <message>
        <source>paint how loud notes are</source>
        <translation>Anschlagstärke malen</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>Alt halten</translation>
    </message>
    <message>
        <source>off the grid</source>
        <translation>ohne Raster</translation>
    </message>
    <message>
        <source>Ctrl+wheel · Ctrl+Shift+wheel</source>
        <translation>Strg+Mausrad · Strg+Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>zoom · zoom the rows</source>
        <translation>zoomen · Zeilen zoomen</translation>
    </message>
    <message>
        <source>Shift+wheel · middle-drag</source>
        <translation>Umschalt+Mausrad · Ziehen mit Mitteltaste</translation>
    </message>
    <message>
        <source>scroll sideways · pan</source>
        <translation>seitwärts scrollen · Ansicht verschieben</translation>
    </message>
    <message>
        <source>Click the ruler · double-click</source>
        <translation>Klick ins Lineal · Doppelklick</translation>
    </message>
    <message>
        <source>move the playhead · play from there</source>
        <translation>Abspielmarke setzen · ab dort abspielen</translation>
    </message>
    <message>
        <source>Drag the ruler</source>
        <translation>Ziehen im Lineal</translation>
    </message>
    <message>
        <source>set the loop</source>
        <translation>Loop festlegen</translation>
    </message>
    <message>
        <source>Drag the loop&apos;s brace · its ends</source>
        <translation>Loop-Klammer ziehen · ihre Enden</translation>
    </message>
    <message>
        <source>move it · its beginning or end</source>
        <translation>verschieben · Anfang oder Ende</translation>
    </message>
    <message>
        <source>“{}” has its key now, and would be left without. Give it back?</source>
        <translation>Die Taste liegt jetzt auf „{}“ und würde dort entfallen. Trotzdem zurückholen?</translation>
    </message>
    <message>
        <source>Give all commands the keys that the program gives them?</source>
        <translation>Alle Befehle auf die Tasten zurücksetzen, die das Programm vorgibt?</translation>
    </message>
</context>
<context>
    <name>SongFiles</name>
    <message>
        <source>cannot write {}: another window ({}) has it open; save under another name</source>
        <translation>{} kann nicht geschrieben werden: in einem anderen Fenster geöffnet ({}); unter anderem Namen speichern</translation>
    </message>
    <message>
        <source>The song as it was before stays beside it as “{}”; the usual name is a folder&apos;s, or too long.</source>
        <translation>Der Song, wie er vorher war, bleibt als „{}“ daneben; der übliche Name ist der eines Ordners oder zu lang.</translation>
    </message>
    <message>
        <source>cannot read {}: {}</source>
        <translation>{} kann nicht gelesen werden: {}</translation>
    </message>
</context>
<context>
    <name>SongLock</name>
    <message>
        <source>process {} on {}</source>
        <translation>Prozess {} auf {}</translation>
    </message>
</context>
<context>
    <name>Synonyms</name>
    <message>
        <source>transpose pitch interval</source>
        <translation>transponieren Tonhöhe Intervall höher tiefer</translation>
    </message>
    <message>
        <source>velocity dynamics volume</source>
        <translation>Velocity Anschlagstärke Dynamik Lautstärke</translation>
    </message>
    <message>
        <source>length duration</source>
        <translation>Länge Dauer Notenwert</translation>
    </message>
    <message>
        <source>nudge move shift</source>
        <translation>verschieben schieben</translation>
    </message>
    <message>
        <source>theme mode appearance</source>
        <translation>Thema Theme Design Modus Aussehen</translation>
    </message>
    <message>
        <source>protect freeze keep</source>
        <translation>schützen behalten Schloss</translation>
    </message>
    <message>
        <source>fold rows drum lanes</source>
        <translation>falten ausblenden Zeilen</translation>
    </message>
    <message>
        <source>play playback pause</source>
        <translation>abspielen Wiedergabe Pause</translation>
    </message>
    <message>
        <source>bpm speed faster slower</source>
        <translation>bpm Geschwindigkeit schneller langsamer</translation>
    </message>
    <message>
        <source>random dice variation</source>
        <translation>Zufall Würfel würfeln Variation seed</translation>
    </message>
    <message>
        <source>quantize timing snap grid</source>
        <translation>quantisieren Timing einrasten Raster</translation>
    </message>
    <message>
        <source>change voice track part</source>
        <translation>Stimme wechseln Spur</translation>
    </message>
    <message>
        <source>remove erase clear</source>
        <translation>entfernen radieren löschen</translation>
    </message>
    <message>
        <source>repeat double</source>
        <translation>wiederholen verdoppeln</translation>
    </message>
    <message>
        <source>tool mouse pencil</source>
        <translation>Werkzeug Maus Stift</translation>
    </message>
    <message>
        <source>bigger smaller interface scaling</source>
        <translation>größer kleiner Oberfläche Skalierung</translation>
    </message>
    <message>
        <source>track layer ghost</source>
        <translation>Spur Ebene Geisternoten</translation>
    </message>
    <message>
        <source>scroll autoscroll</source>
        <translation>scrollen mitlaufen</translation>
    </message>
    <message>
        <source>table screen reader accessibility</source>
        <translation>Tabelle Bildschirmleser Barrierefreiheit</translation>
    </message>
    <message>
        <source>repeat cycle</source>
        <translation>wiederholen Schleife Zyklus</translation>
    </message>
    <message>
        <source>click beat</source>
        <translation>Klick Schlag Takt</translation>
    </message>
    <message>
        <source>click beat precount</source>
        <translation>Klick Einzähler vorzählen</translation>
    </message>
    <message>
        <source>capture record retrospective</source>
        <translation>aufnehmen nachträglich Mitschnitt</translation>
    </message>
    <message>
        <source>piano keys typing</source>
        <translation>Klavier Tasten tippen</translation>
    </message>
    <message>
        <source>midi controller learn</source>
        <translation>MIDI Controller lernen</translation>
    </message>
    <message>
        <source>write compose create make continue go on</source>
        <translation>schreiben komponieren erzeugen erstellen fortsetzen weiter</translation>
    </message>
    <message>
        <source>again another retry</source>
        <translation>noch einmal anders weiter</translation>
    </message>
    <message>
        <source>rewrite gap inpaint between</source>
        <translation>neu schreiben Lücke dazwischen</translation>
    </message>
    <message>
        <source>stop abort</source>
        <translation>stoppen anhalten</translation>
    </message>
    <message>
        <source>add load open weights</source>
        <translation>hinzufügen laden öffnen Gewichte</translation>
    </message>
    <message>
        <source>delete uninstall checkpoint weights</source>
        <translation>löschen deinstallieren Checkpoint Gewichte</translation>
    </message>
    <message>
        <source>compare versions</source>
        <translation>vergleichen Versionen</translation>
    </message>
    <message>
        <source>history versions tree</source>
        <translation>Verlauf Versionen Baum</translation>
    </message>
    <message>
        <source>explain probability likely</source>
        <translation>erklären Wahrscheinlichkeit wahrscheinlich</translation>
    </message>
    <message>
        <source>audio wav flac render bounce</source>
        <translation>Audio WAV FLAC Ton Klang rendern</translation>
    </message>
    <message>
        <source>audio wav tracks</source>
        <translation>Audio WAV Spuren</translation>
    </message>
    <message>
        <source>score notation sheet music</source>
        <translation>Noten Partitur Notation</translation>
    </message>
    <message>
        <source>search find actions</source>
        <translation>suchen finden Aktionen</translation>
    </message>
    <message>
        <source>keys keyboard hotkeys</source>
        <translation>Tasten Tastatur Hotkeys</translation>
    </message>
    <message>
        <source>song project</source>
        <translation>Song Stück Projekt</translation>
    </message>
    <message>
        <source>song example demo tune</source>
        <translation>Song Beispiel Demo Melodie</translation>
    </message>
    <message>
        <source>song recent open</source>
        <translation>Song zuletzt öffnen</translation>
    </message>
    <message>
        <source>extend go on</source>
        <translation>weiter verlängern</translation>
    </message>
    <message>
        <source>chords accompaniment voices harmonize</source>
        <translation>Akkorde Begleitung Stimmen</translation>
    </message>
    <message>
        <source>variation variations alter</source>
        <translation>Variation Variationen verändern</translation>
    </message>
    <message>
        <source>time signature</source>
        <translation>Takt Zeitmaß</translation>
    </message>
    <message>
        <source>snap quantise</source>
        <translation>einrasten quantisieren</translation>
    </message>
    <message>
        <source>scale tonic root</source>
        <translation>Skala Tonleiter Tonart</translation>
    </message>
    <message>
        <source>mode key</source>
        <translation>Tonleiter Tonart Modus</translation>
    </message>
    <message>
        <source>wild safe creativity random</source>
        <translation>wild Kreativität Zufall</translation>
    </message>
    <message>
        <source>variation similar vary</source>
        <translation>Variation ähnlich variieren</translation>
    </message>
    <message>
        <source>time limit latency</source>
        <translation>Zeit Latenz Dauer</translation>
    </message>
    <message>
        <source>native numpy magenta</source>
        <translation>nativ NumPy Magenta</translation>
    </message>
    <message>
        <source>range ambitus register</source>
        <translation>Umfang Ambitus Lage</translation>
    </message>
    <message>
        <source>nucleus probability</source>
        <translation>Nucleus Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>morph blend between</source>
        <translation>Morphing mischen interpolieren zwischen</translation>
    </message>
    <message>
        <source>attributes density leaps syncopation</source>
        <translation>Merkmale Dichte Sprünge Synkopen</translation>
    </message>
    <message>
        <source>busy sparse more fewer notes</source>
        <translation>Dichte mehr weniger Noten</translation>
    </message>
    <message>
        <source>interval jumps steps</source>
        <translation>Intervall Schritte</translation>
    </message>
    <message>
        <source>offbeat rhythm</source>
        <translation>Offbeat Rhythmus</translation>
    </message>
    <message>
        <source>mixer instruments tracks</source>
        <translation>Mixer Mischpult Instrumente Spuren</translation>
    </message>
    <message>
        <source>instrument sound program patch</source>
        <translation>Instrument Klang Programm</translation>
    </message>
    <message>
        <source>level loud quiet mix</source>
        <translation>Pegel laut leise Mix</translation>
    </message>
    <message>
        <source>track part active</source>
        <translation>Spur aktiv</translation>
    </message>
    <message>
        <source>silence off</source>
        <translation>stummschalten aus</translation>
    </message>
    <message>
        <source>alone only</source>
        <translation>allein nur</translation>
    </message>
    <message>
        <source>performance latency memory cpu</source>
        <translation>Leistung Latenz Speicher CPU</translation>
    </message>
</context>
<context>
    <name>TakeButton</name>
    <message>
        <source>fold them</source>
        <translation>einklappen</translation>
    </message>
    <message>
        <source>show them</source>
        <translation>ausklappen</translation>
    </message>
    <message>
        <source>{} takes that are nearly the same</source>
        <translation>{} fast gleiche Takes</translation>
    </message>
    <message>
        <source>{} takes are nearly the same: the same notes begin in at least 95 % of the steps where any do; click: {}</source>
        <translation>{} Takes sind fast gleich: In mindestens 95&#xa0;% der Schritte, in denen etwas einsetzt, setzen dieselben Noten ein; Klick: {}</translation>
    </message>
</context>
<context>
    <name>TakeCaptions</name>
    <message>
        <source>The song as it was</source>
        <translation>Der Song, wie er war</translation>
    </message>
    <message>
        <source>original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>take {}</source>
        <translation>Take {}</translation>
    </message>
    <message>
        <source>fits its place by {:.2f}</source>
        <translation>passt mit {:.2f} an seine Stelle</translation>
    </message>
    <message>
        <source>made from a song with take {}</source>
        <translation>aus einem Song mit Take {} entstanden</translation>
    </message>
    <message>
        <source>{} bars</source>
        <translation>{} Takte</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>distance {:.2f}</source>
        <translation>Abstand {:.2f}</translation>
    </message>
    <message>
        <source>{}: {}, {}, temperature {:g}, {}</source>
        <translation>{}: {}, {}, Temperatur {:g}, {}</translation>
    </message>
    <message>
        <source>seed {}</source>
        <translation>Startwert {}</translation>
    </message>
    <message>
        <source>seed {}, best of {}</source>
        <translation>Startwert {}, bester von {}</translation>
    </message>
    <message>
        <source>{:.1f}/bar · {:.0%} in key · {:.1f} semitones · {:.0%} off-beat</source>
        <translation>{:.1f}/Takt · {:.0%} Tonart · {:.1f} Halbtöne · {:.0%} Synkopen</translation>
    </message>
    <message>
        <source>note density: {:.1f} notes a bar</source>
        <translation>Notendichte: {:.1f} Noten pro Takt</translation>
    </message>
    <message>
        <source>notes in the key: {:.0%}</source>
        <translation>Noten in der Tonart: {:.0%}</translation>
    </message>
    <message>
        <source>mean interval: {:.1f} semitones</source>
        <translation>mittleres Intervall: {:.1f} Halbtöne</translation>
    </message>
    <message>
        <source>16th syncopation: {:.0%}</source>
        <translation>16tel-Synkopen: {:.0%}</translation>
    </message>
    <message>
        <source>8th syncopation: {:.0%}</source>
        <translation>8tel-Synkopen: {:.0%}</translation>
    </message>
    <message>
        <source>, along a path between {} ideas</source>
        <translation>, auf einem Pfad zwischen {} Ideen</translation>
    </message>
    <message>
        <source>, {:.0%} of the way</source>
        <translation>, {:.0%} des Wegs</translation>
    </message>
    <message>
        <source>, {:.0%} across and {:.0%} down between four ideas</source>
        <translation>, {:.0%} nach rechts und {:.0%} nach unten zwischen vier Ideen</translation>
    </message>
    <message>
        <source>, distance {:.2f}, {:.2f} standard deviations away in the latent space</source>
        <translation>, Abstand {:.2f}, im latenten Raum {:.2f} Standardabweichungen entfernt</translation>
    </message>
</context>
<context>
    <name>TakeTree</name>
    <message>
        <source>these takes are not of the format {} that this program reads; use a newer program</source>
        <translation>Diese Takes haben nicht das Format {}, das dieses Programm liest; eine neuere Version benutzen</translation>
    </message>
    <message>
        <source>the takes are of another format than they say; they are damaged</source>
        <translation>die Takes haben ein anderes Format, als sie angeben; sie sind beschädigt</translation>
    </message>
    <message>
        <source>a take&apos;s parent is number {}, which does not come before it; it is damaged</source>
        <translation>Ein Take soll aus Nummer {} entstanden sein, die nicht vor ihm steht; er ist beschädigt</translation>
    </message>
    <message>
        <source>a take is there twice; the file is damaged</source>
        <translation>Ein Take ist doppelt vorhanden; die Datei ist beschädigt</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Harmonise</source>
        <translation>Harmonisieren</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>Überblenden</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>Zurück zum Original</translation>
    </message>
</context>
<context>
    <name>TakesStrip</name>
    <message>
        <source>All …</source>
        <translation>Alle …</translation>
    </message>
    <message>
        <source>A / B</source>
        <translation>A / B</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Diesen behalten</translation>
    </message>
    <message>
        <source>All takes of this song, as a tree</source>
        <translation>Alle Takes dieses Songs, als Baum</translation>
    </message>
    <message>
        <source>Go between A and B; while playing, from the next bar line on</source>
        <translation>Zwischen A und B wechseln; beim Abspielen ab dem nächsten Taktstrich</translation>
    </message>
    <message>
        <source>Keep what is shown, and the others for later</source>
        <translation>Behalten, was zu sehen ist, und die anderen für später</translation>
    </message>
    <message>
        <source>what Generate writes appears here, to compare and choose</source>
        <translation>Hier erscheint, was „Generieren“ schreibt, zum Vergleichen und Auswählen</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Export as MIDI …</source>
        <translation>Als MIDI exportieren …</translation>
    </message>
</context>
<context>
    <name>Translation</name>
    <message>
        <source>%</source>
        <translation>&#xa0;%</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play, or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation>Metronom</translation>
    </message>
    <message>
        <source>Count in</source>
        <translation>Vorzähler</translation>
    </message>
    <message>
        <source>Click to add notes, right-click to delete</source>
        <translation>Klicken setzt Noten, Rechtsklick löscht</translation>
    </message>
    <message>
        <source>Drag a frame around notes</source>
        <translation>Einen Rahmen um Noten ziehen</translation>
    </message>
    <message>
        <source>Draw a line around notes</source>
        <translation>Eine Linie um Noten ziehen</translation>
    </message>
    <message>
        <source>Drag over notes</source>
        <translation>Über Noten ziehen</translation>
    </message>
    <message>
        <source>What does not fit into the window</source>
        <translation>Was&#xa0;nicht&#xa0;ins&#xa0;Fenster&#xa0;passt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Stop and go back</source>
        <translation>Stopp und zurück</translation>
    </message>
    <message>
        <source>Loop; drag the ruler to set it</source>
        <translation>Loop; am Lineal ziehen, um ihn zu setzen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Record what is played, after a bar that is counted</source>
        <translation>Aufnehmen, was gespielt wird, nach einem vorgezählten Takt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Play on the computer&apos;s keyboard: A to P, octave Z and X</source>
        <translation>Auf der Computertastatur spielen: A bis P, Oktave Z und X</translation>
    </message>
    <message>
        <source>Tap the tempo</source>
        <translation>Tempo antippen</translation>
    </message>
    <message>
        <source>Click on each beat</source>
        <translation>Klick auf jedem Schlag</translation>
    </message>
    <message>
        <source>Count a bar before playing begins</source>
        <translation>Vor dem Abspielen einen Takt vorzählen</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> BPM</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tempo, in quarters a minute</source>
        <translation>Tempo in Vierteln pro Minute</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Grid: what notes snap to, T for triplets; hold Alt to switch it off</source>
        <translation>Raster, an dem Noten einrasten, T für Triolen; Alt halten schaltet es aus</translation>
    </message>
    <message>
        <source>Cost of the last answer, and memory</source>
        <translation>Aufwand der letzten Antwort und Speicher</translation>
    </message>
    <message>
        <source>How long the last answer took, and the memory held; click for the gauge</source>
        <translation>Dauer der letzten Antwort und belegter Speicher; Klick: zu Leistung</translation>
    </message>
</context>
<context>
    <name>VelocityLane</name>
    <message>
        <source>Velocity: drag to paint</source>
        <translation>Anschlagstärke: durch Ziehen malen</translation>
    </message>
    <message>
        <source>Velocity lane</source>
        <translation>Anschlagspur</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>Set velocity</source>
        <translation>Anschlagstärke ändern</translation>
    </message>
</context>
<context>
    <name>ViewActions</name>
    <message>
        <source>Shade rows outside the scale</source>
        <translation>Zeilen außerhalb der Skala abdunkeln</translation>
    </message>
    <message>
        <source>Only the chosen voice, others as ghost notes</source>
        <translation>Nur die gewählte Stimme, andere als Geisternoten</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>Abspielmarke folgen</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>Only rows of the scale</source>
        <translation>Nur Zeilen der Skala</translation>
    </message>
    <message>
        <source>Only rows that have notes</source>
        <translation>Nur Zeilen mit Noten</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Switch rows: all, of the scale, with notes</source>
        <translation>Zeilen wechseln: alle, der Skala, mit Noten</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
    <message>
        <source>Zoom the rows in</source>
        <translation>In die Zeilen hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom the rows out</source>
        <translation>Aus den Zeilen herauszoomen</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Auf die Auswahl zoomen</translation>
    </message>
    <message>
        <source>Zoom to the song</source>
        <translation>Auf den Song zoomen</translation>
    </message>
</context>
<context>
    <name>VoiceBox</name>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>The voice in hand: new notes are written into it</source>
        <translation>Die gewählte Stimme: neue Noten kommen in sie</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>instead of it:</source>
        <translation>stattdessen möglich:</translation>
    </message>
    <message>
        <source>hover or select a model&apos;s note</source>
        <translation>auf die Note eines Modells zeigen oder sie auswählen</translation>
    </message>
    <message>
        <source>it was all but certain</source>
        <translation>so gut wie sicher</translation>
    </message>
    <message>
        <source>{} at {} · take {}</source>
        <translation>{} bei {} · Take {}</translation>
    </message>
    <message>
        <source>{}: {}, seed {}</source>
        <translation>{}: {}, Startwert {}</translation>
    </message>
    <message>
        <source>No take goes on from these: each bar was chosen whole, of many variants.</source>
        <translation>Von hier geht kein Take weiter: Jeder Takt wurde als Ganzes aus vielen Varianten gewählt.</translation>
    </message>
    <message>
        <source>No take goes on from these: a blend is made whole, of its ideas.</source>
        <translation>Von hier geht kein Take weiter: Eine Mischung entsteht als Ganzes aus ihren Ideen.</translation>
    </message>
    <message>
        <source>{:.1%} likely · {:.1f} bits of surprise</source>
        <translation>{:.1%} wahrscheinlich · {:.1f} Bit Überraschung</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>nothing more here</source>
        <translation>hier nichts weiter</translation>
    </message>
    <message>
        <source>hold {}</source>
        <translation>{} halten</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nichts Neues</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{:.0f}&#xa0;µs</source>
        <translation>{:.0f}&#xa0;µs</translation>
    </message>
    <message>
        <source>{:.1f}&#xa0;ms</source>
        <translation>{:.1f}&#xa0;ms</translation>
    </message>
    <message>
        <source>{:.0f}&#xa0;ms</source>
        <translation>{:.0f}&#xa0;ms</translation>
    </message>
    <message>
        <source>{:.1f}&#xa0;s</source>
        <translation>{:.1f}&#xa0;s</translation>
    </message>
    <message>
        <source>{:.1f}&#xa0;min</source>
        <translation>{:.1f}&#xa0;min</translation>
    </message>
    <message>
        <source>{:.1f}&#xa0;MB</source>
        <translation>{:.1f}&#xa0;MB</translation>
    </message>
    <message>
        <source>{:.0f}&#xa0;MB</source>
        <translation>{:.0f}&#xa0;MB</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} bis {}</translation>
    </message>
    <message>
        <source>{} to bar {}</source>
        <translation>{} bis Takt {}</translation>
    </message>
    <message>
        <source>bar {}</source>
        <translation>Takt {}</translation>
    </message>
    <message>
        <source>bars {} to {}</source>
        <translation>Takt {} bis {}</translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>something went wrong inside the program ({}: {}); nothing was lost, try again</source>
        <translation>Im Programm ist ein Fehler aufgetreten ({}: {}); nichts ging verloren, bitte noch einmal versuchen</translation>
    </message>
</context>
</TS>
