<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Sketchpad</source>
        <translation>À propos de Sketchpad</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licence&#xa0;: {}</translation>
    </message>
    <message>
        <source>Own models: {}</source>
        <translation>Modèles personnels&#xa0;: {}</translation>
    </message>
    <message>
        <source>Crash reports: {}</source>
        <translation>Rapports de plantage&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>AimLabel</name>
    <message>
        <source>Over {} of your notes; undo brings them back</source>
        <translation>Remplace {} de vos notes&#xa0;; annuler les rend</translation>
    </message>
    <message>
        <source>The model hears sixteenths; notes that it hears moved: {}</source>
        <translation>Le modèle entend en doubles croches&#xa0;; notes qu’il entend déplacées&#xa0;: {}</translation>
    </message>
    <message>
        <source>Primer: before {}</source>
        <translation>Amorce&#xa0;: avant {}</translation>
    </message>
    <message>
        <source>Primer: none</source>
        <translation>Amorce&#xa0;: aucune</translation>
    </message>
    <message>
        <source>Primer: the song</source>
        <translation>Amorce&#xa0;: le morceau</translation>
    </message>
    <message>
        <source>Primer: the selection</source>
        <translation>Amorce&#xa0;: sélection</translation>
    </message>
    <message>
        <source>Primer: the bars of the selection</source>
        <translation>Amorce&#xa0;: mesures de la sélection</translation>
    </message>
    <message>
        <source>Primer: that of these takes</source>
        <translation>Amorce&#xa0;: celle de ces prises</translation>
    </message>
    <message>
        <source>writes {}</source>
        <translation>écrit {}</translation>
    </message>
</context>
<context>
    <name>AllTakes</name>
    <message>
        <source>All takes of this song</source>
        <translation>Toutes les prises de ce morceau</translation>
    </message>
    <message>
        <source>take</source>
        <translation>prise</translation>
    </message>
    <message>
        <source>sounds like</source>
        <translation>caractère</translation>
    </message>
    <message>
        <source>made with</source>
        <translation>faite avec</translation>
    </message>
    <message>
        <source>Takes; below each those made from a song with it</source>
        <translation>Prises&#xa0;; sous chacune, celles faites à partir d’un morceau qui la contient</translation>
    </message>
    <message>
        <source>A double click, or Enter, brings a take back</source>
        <translation>Double-clic ou Enter&#xa0;: rappeler une prise</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Put this take into the song as it is now, as a choice</source>
        <translation>Proposer cette prise dans le morceau tel qu’il est maintenant</translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Have it written again from its model, settings and seed, and compare</source>
        <translation>La faire réécrire avec son modèle, ses réglages et sa graine, puis comparer</translation>
    </message>
    <message>
        <source>Export as MIDI …</source>
        <translation>Exporter en MIDI…</translation>
    </message>
    <message>
        <source>Write this take alone as a MIDI file, from its first bar on</source>
        <translation>Écrire cette prise seule dans un fichier MIDI, dès sa première mesure</translation>
    </message>
    <message>
        <source>Below each take stand those that were made from a song with it.</source>
        <translation>Sous chaque prise figurent celles faites à partir d’un morceau qui la contient.</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>what goes wrong cannot be written down: {}</source>
        <translation>impossible de consigner les erreurs&#xa0;: {}</translation>
    </message>
    <message>
        <source>Something went wrong the last time; please report it, it is written down in {}</source>
        <translation>Une erreur s’est produite la dernière fois&#xa0;; merci de la signaler, elle est consignée dans {}</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>unsaved work cannot be kept safe: {}</source>
        <translation>impossible de sauvegarder le travail non enregistré&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>something went wrong inside the program ({}: {}); nothing was lost</source>
        <translation>une erreur s’est produite dans le programme ({}&#xa0;: {})&#xa0;; rien n’a été perdu</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Piano roll</source>
        <translation>Piano roll</translation>
    </message>
    <message>
        <source>The list of notes in the menu View says all that is seen here</source>
        <translation>La liste des notes, dans le menu Affichage, dit tout ce qui se voit ici</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>nothing was played yet that is not recorded; play something first</source>
        <translation>rien n’a été joué qui ne soit enregistré&#xa0;; jouer d’abord quelque chose</translation>
    </message>
    <message>
        <source>this goes on after the last bar that a song can have; put the playhead further back</source>
        <translation>cela dépasse la dernière mesure qu’un morceau peut avoir&#xa0;; placer la tête de lecture plus tôt</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Récupérer</translation>
    </message>
</context>
<context>
    <name>ChangedNotice</name>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Open the song as the other program wrote it</source>
        <translation>Ouvrir le morceau tel que l’autre programme l’a écrit</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Enregistrer de nouveau</translation>
    </message>
    <message>
        <source>Write the song to its file once more</source>
        <translation>Écrire encore une fois le morceau dans son fichier</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Keep the song as it is here in another file</source>
        <translation>Garder le morceau tel qu’il est ici dans un autre fichier</translation>
    </message>
    <message>
        <source>“{}” was changed by another program since it was opened or saved here. Reload it, or save what is here under another name; nothing is replaced unasked.</source>
        <translation>«&#xa0;{}&#xa0;» a été modifié par un autre programme depuis son ouverture ou son enregistrement ici. Rechargez-le, ou enregistrez sous un autre nom ce qui est ici&#xa0;; rien n’est remplacé sans demander.</translation>
    </message>
    <message>
        <source>“{}” is gone: the file was deleted, renamed or moved. The song is still here; save it again, or elsewhere.</source>
        <translation>«&#xa0;{}&#xa0;» a disparu&#xa0;: le fichier a été supprimé, renommé ou déplacé. Le morceau est toujours ici&#xa0;; enregistrez-le de nouveau, ou ailleurs.</translation>
    </message>
    <message>
        <source>Save elsewhere …</source>
        <translation>Enregistrer ailleurs…</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>what was copied in another window cannot be pasted: {}</source>
        <translation>ce qui a été copié dans une autre fenêtre ne peut pas être collé&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>A command, or a word for it</source>
        <translation>Une commande, ou un mot pour la dire</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>↑ and ↓ choose, Enter does it, Esc closes</source>
        <translation>↑ et ↓ pour choisir, Enter pour exécuter, Esc pour fermer</translation>
    </message>
    <message>
        <source>Commands that answer; those used last come first</source>
        <translation>Commandes trouvées&#xa0;; les dernières utilisées en premier</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>indisponible</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>{} · with {}</source>
        <translation>{} · avec {}</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>panneau</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Contraintes</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Remplir</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>Interpoler</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Façonner</translation>
    </message>
    <message>
        <source>Gauge</source>
        <translation>Jauge</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
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
        <translation>&amp;Contraintes</translation>
    </message>
    <message>
        <source>off</source>
        <translation>sans</translation>
    </message>
    <message>
        <source>never fall silent</source>
        <translation>jamais de silence</translation>
    </message>
    <message>
        <source>Left: away from what was there one bar ago; right: towards it</source>
        <translation>À gauche&#xa0;: s’éloigner de ce qu’il y avait une mesure plus tôt&#xa0;; à droite&#xa0;: s’en rapprocher</translation>
    </message>
    <message>
        <source>This model writes all bars at once and cannot be led by the bar before</source>
        <translation>Ce modèle écrit toutes les mesures d’un coup et ne peut pas se laisser guider par la mesure précédente</translation>
    </message>
    <message>
        <source>no notes yet</source>
        <translation>pas encore de notes</translation>
    </message>
    <message>
        <source>the primer&apos;s: {}</source>
        <translation>amorce&#xa0;: {}</translation>
    </message>
    <message>
        <source>Ke&amp;y</source>
        <translation>T&amp;onalité</translation>
    </message>
    <message>
        <source>Ran&amp;ge</source>
        <translation>Am&amp;bitus</translation>
    </message>
    <message>
        <source>T&amp;op-p</source>
        <translation>Top-&amp;p</translation>
    </message>
    <message>
        <source>&amp;Repetition</source>
        <translation>&amp;Répétition</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Contraintes</translation>
    </message>
    <message>
        <source>A key, a range and more that new notes are held to</source>
        <translation>Tonalité, ambitus et autres limites imposées aux nouvelles notes</translation>
    </message>
    <message>
        <source>No constraints</source>
        <translation>Aucune contrainte</translation>
    </message>
    <message>
        <source>Take all constraints off</source>
        <translation>Supprimer toutes les contraintes</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonalité</translation>
    </message>
    <message>
        <source>New notes belong to this key; minor is natural minor</source>
        <translation>Les nouvelles notes sont dans cette tonalité&#xa0;; mineur veut dire mineur naturel</translation>
    </message>
    <message>
        <source>Lowest note</source>
        <translation>Note la plus grave</translation>
    </message>
    <message>
        <source>No new note is lower; drums aside</source>
        <translation>Aucune nouvelle note ne descend plus bas, batterie exceptée</translation>
    </message>
    <message>
        <source>Highest note</source>
        <translation>Note la plus aiguë</translation>
    </message>
    <message>
        <source>No new note is higher; drums aside</source>
        <translation>Aucune nouvelle note ne monte plus haut, batterie exceptée</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Only the likeliest notes that together have this probability; keeps a high temperature sane</source>
        <translation>Seulement les notes les plus probables, jusqu’à cumuler cette probabilité&#xa0;; assagit une température élevée</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>Répétition</translation>
    </message>
    <message>
        <source>Never fall silent</source>
        <translation>Jamais de silence</translation>
    </message>
    <message>
        <source>Where no note began for a bar, one begins; Polyphony RNN always does so</source>
        <translation>Si aucune note ne commence pendant une mesure, une note est ajoutée&#xa0;; Polyphony RNN le fait toujours</translation>
    </message>
    <message>
        <source>not with Magenta</source>
        <translation>pas avec Magenta</translation>
    </message>
    <message>
        <source>the primer&apos;s key</source>
        <translation>tonalité de l’amorce</translation>
    </message>
    <message>
        <source>top-p {:g}</source>
        <translation>top-p {:g}</translation>
    </message>
    <message>
        <source>repetition {:+g}</source>
        <translation>répétition {:+g}</translation>
    </message>
    <message>
        <source>never silent</source>
        <translation>jamais de silence</translation>
    </message>
</context>
<context>
    <name>Continuation</name>
    <message>
        <source>a higher temperature</source>
        <translation>une température plus haute</translation>
    </message>
    <message>
        <source>a higher temperature, a greater distance</source>
        <translation>une température plus haute, une distance plus grande</translation>
    </message>
    <message>
        <source>nothing new: the model writes the notes that are there already; fill once more for other seeds, or try {} or another model</source>
        <translation>rien de nouveau&#xa0;: le modèle écrit les notes qui sont déjà là&#xa0;; remplir encore, avec d’autres graines, ou essayer {} ou un autre modèle</translation>
    </message>
    <message>
        <source>; or keep less of them</source>
        <translation>&#xa0;; ou en garder moins</translation>
    </message>
    <message>
        <source>{} of {} takes did not fit or changed nothing, and are left out</source>
        <translation>prises écartées, faute de s’intégrer ou de changer quoi que ce soit&#xa0;: {} sur {}</translation>
    </message>
    <message>
        <source>no good fit: nothing that was tried belongs between what stands before and after; fill once more for other seeds, or try a larger part, fewer locks or another model</source>
        <translation>rien ne convient&#xa0;: aucun essai ne s’intègre entre ce qui précède et ce qui suit&#xa0;; remplir encore, avec d’autres graines, ou essayer un passage plus long, moins de verrous ou un autre modèle</translation>
    </message>
    <message>
        <source>take {} again: the same settings and seed write the same notes; the next seed writes others</source>
        <translation>de nouveau la prise {}&#xa0;: mêmes réglages et même graine donnent les mêmes notes&#xa0;; la graine suivante en donne d’autres</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Change tempo</source>
        <translation>Changer le tempo</translation>
    </message>
    <message>
        <source>Change metre</source>
        <translation>Changer la métrique</translation>
    </message>
    <message>
        <source>Lock bars</source>
        <translation>Verrouiller les mesures</translation>
    </message>
</context>
<context>
    <name>ElidedLabel</name>
    <message>
        <source>Show all of it</source>
        <translation>Tout afficher</translation>
    </message>
</context>
<context>
    <name>EndField</name>
    <message>
        <source>Song</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Take the selection, else the whole song</source>
        <translation>Prendre la sélection, sinon tout le morceau</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prise</translation>
    </message>
    <message>
        <source>Take one of the takes that are shown below</source>
        <translation>Choisir une des prises affichées en bas</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Read a song or a MIDI file</source>
        <translation>Charger un morceau ou un fichier MIDI</translation>
    </message>
    <message>
        <source>Songs and MIDI ({})</source>
        <translation>Morceaux et MIDI ({})</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}&#xa0;: {}</translation>
    </message>
    <message>
        <source>{} from: {}</source>
        <translation>{} depuis&#xa0;: {}</translation>
    </message>
    <message>
        <source>{}: nothing yet</source>
        <translation>{}&#xa0;: rien pour l’instant</translation>
    </message>
    <message>
        <source>{}: {}, {} notes in {} bars</source>
        <translation>{}&#xa0;: {}, {} notes sur {} mesures</translation>
    </message>
    <message>
        <source>; the model&apos;s plain reconstruction gets {:.0%} of its notes right</source>
        <translation>&#xa0;; la simple reconstruction du modèle restitue {:.0%} des notes</translation>
    </message>
</context>
<context>
    <name>EndPicture</name>
    <message>
        <source>drop a file here, or choose below</source>
        <translation>déposer un fichier ici, ou choisir dessous</translation>
    </message>
</context>
<context>
    <name>Ends</name>
    <message>
        <source>untitled</source>
        <translation>sans titre</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}&#xa0;: {}</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>sélection</translation>
    </message>
    <message>
        <source>song</source>
        <translation>morceau</translation>
    </message>
    <message>
        <source>original</source>
        <translation>original</translation>
    </message>
    <message>
        <source>take {}</source>
        <translation>prise {}</translation>
    </message>
    <message>
        <source>{} has no notes; choose another file</source>
        <translation>{} ne contient aucune note&#xa0;; choisir un autre fichier</translation>
    </message>
    <message>
        <source>one idea at a time: of these {} files only “{}” is taken</source>
        <translation>une idée à la fois&#xa0;: de ces {} fichiers, seul «&#xa0;{}&#xa0;» est pris</translation>
    </message>
    <message>
        <source>there are no notes in it; draw or select some first</source>
        <translation>il n’y a aucune note&#xa0;; en dessiner ou en sélectionner d’abord</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Written: {}</source>
        <translation>Exporté&#xa0;: {}</translation>
    </message>
    <message>
        <source>a MIDI file of more than {:,} notes cannot be opened here; keep the song as well</source>
        <translation>un fichier MIDI de plus de {:,} notes ne peut pas être ouvert ici&#xa0;; garder aussi le morceau</translation>
    </message>
    <message>
        <source>notes between the grids stand at the nearest place in the notation: {} of {}</source>
        <translation>les notes entre les grilles sont à la place la plus proche dans la notation&#xa0;: {} sur {}</translation>
    </message>
    <message>
        <source>“{}” does not say what it is to be; end its name with one of {}</source>
        <translation>«&#xa0;{}&#xa0;» n’indique pas le format&#xa0;; terminer le nom par l’une de ces extensions&#xa0;: {}</translation>
    </message>
    <message>
        <source>the song has no notes to take apart; draw or generate some first</source>
        <translation>le morceau n’a aucune note à séparer&#xa0;; en dessiner ou en générer d’abord</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open recent</source>
        <translation>Ouvrir récent</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Begin with a primer</source>
        <translation>Commencer par une amorce</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>MIDI …</source>
        <translation>MIDI…</translation>
    </message>
    <message>
        <source>Take as MIDI …</source>
        <translation>Prise en MIDI…</translation>
    </message>
    <message>
        <source>Sound …</source>
        <translation>Audio…</translation>
    </message>
    <message>
        <source>Stems …</source>
        <translation>Stems…</translation>
    </message>
    <message>
        <source>MusicXML …</source>
        <translation>MusicXML…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>one song at a time: of these {} files only “{}” is opened</source>
        <translation>un seul morceau à la fois&#xa0;: de ces {} fichiers, seul «&#xa0;{}&#xa0;» est ouvert</translation>
    </message>
    <message>
        <source>Save the song</source>
        <translation>Enregistrer le morceau</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Export MIDI</source>
        <translation>Exporter en MIDI</translation>
    </message>
    <message>
        <source>MIDI</source>
        <translation>MIDI</translation>
    </message>
    <message>
        <source>{} is not there any more: it was deleted, renamed or moved away; the list has it no longer</source>
        <translation>{} n’est plus là&#xa0;: le fichier a été supprimé, renommé ou déplacé&#xa0;; il ne figure plus dans la liste</translation>
    </message>
    <message>
        <source>no take is shown; choose one among all takes</source>
        <translation>aucune prise n’est montrée&#xa0;; en choisir une parmi toutes les prises</translation>
    </message>
    <message>
        <source>Export take {} as MIDI</source>
        <translation>Exporter la prise {} en MIDI</translation>
    </message>
    <message>
        <source>Export sound</source>
        <translation>Exporter l’audio</translation>
    </message>
    <message>
        <source>Export stems: a file each for human, model and every voice</source>
        <translation>Exporter les stems&#xa0;: un fichier pour l’humain, un pour le modèle et un par voix</translation>
    </message>
    <message>
        <source>Export MusicXML</source>
        <translation>Exporter en MusicXML</translation>
    </message>
    <message>
        <source>MusicXML</source>
        <translation>MusicXML</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Exporté&#xa0;: {}</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Save the changes to “{}” first?</source>
        <translation>Enregistrer d’abord les modifications de «&#xa0;{}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Still being written: {}</source>
        <translation>Pas encore terminé&#xa0;: {}</translation>
    </message>
    <message>
        <source>Left out, nothing of it stays, and what was there before is as it was.</source>
        <translation>Si l’on s’en passe, il n’en reste rien, et ce qui était là avant reste intact.</translation>
    </message>
    <message>
        <source>Wait, then quit</source>
        <translation>Attendre, puis quitter</translation>
    </message>
    <message>
        <source>Quit without it</source>
        <translation>Quitter sans lui</translation>
    </message>
    <message>
        <source>Unfinished sound</source>
        <translation>Export audio non terminé</translation>
    </message>
    <message>
        <source>Sketchpad quits as soon as the sound is written</source>
        <translation>Sketchpad quittera dès que l’export audio sera terminé</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>sans titre</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Songs and MIDI ({})</source>
        <translation>Morceaux et MIDI ({})</translation>
    </message>
    <message>
        <source>{} and {} more</source>
        <translation>{} et {} autres</translation>
    </message>
    <message>
        <source>There already: {}. Replace?</source>
        <translation>Existe déjà&#xa0;: {}. Remplacer&#xa0;?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>rien pour l’instant</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider la liste</translation>
    </message>
    <message>
        <source>“{}” is open in another window: process {} on {}.</source>
        <translation>«&#xa0;{}&#xa0;» est ouvert dans une autre fenêtre&#xa0;: processus {} sur {}.</translation>
    </message>
    <message>
        <source>Two that write to one song would undo each other&apos;s work. A copy has no file until it is saved.</source>
        <translation>Deux fenêtres qui écrivent dans le même morceau écraseraient chacune le travail de l’autre. Une copie n’a pas de fichier tant qu’elle n’est pas enregistrée.</translation>
    </message>
    <message>
        <source>If that machine no longer runs, the song can be opened all the same.</source>
        <translation>Si cette machine ne tourne plus, le morceau peut être ouvert quand même.</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Ouvrir une copie</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Ouvrir quand même</translation>
    </message>
    <message>
        <source>Open elsewhere</source>
        <translation>Ouvert ailleurs</translation>
    </message>
    <message>
        <source>“{}” was changed by another program since it was opened here.</source>
        <translation>«&#xa0;{}&#xa0;» a été modifié par un autre programme depuis son ouverture ici.</translation>
    </message>
    <message>
        <source>Replaced, it stays beside the song as “{}”.</source>
        <translation>S’il est remplacé, il reste à côté du morceau sous le nom «&#xa0;{}&#xa0;».</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Le remplacer</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>Enregistrer sous un autre nom</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>Modifié ailleurs</translation>
    </message>
</context>
<context>
    <name>FillPanel</name>
    <message>
        <source>keep nothing</source>
        <translation>ne rien garder</translation>
    </message>
    <message>
        <source>keep the rhythm</source>
        <translation>garder le rythme</translation>
    </message>
    <message>
        <source>keep the pitches</source>
        <translation>garder les hauteurs</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Remplir</translation>
    </message>
    <message>
        <source>new bars on each pass of the loop</source>
        <translation>nouvelles mesures à chaque tour</translation>
    </message>
    <message>
        <source>Lock notes</source>
        <translation>Verrouiller notes</translation>
    </message>
    <message>
        <source>Lock bars</source>
        <translation>Verrouiller mesures</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>What of the notes in the part stays, beside what is locked</source>
        <translation>Ce qui est gardé des notes du passage, outre ce qui est verrouillé</translation>
    </message>
    <message>
        <source>Write the part anew so that it fits; once more for another</source>
        <translation>Réécrire le passage pour qu’il s’intègre&#xa0;; encore une fois pour un autre</translation>
    </message>
    <message>
        <source>While a loop plays, all in it that is not locked is written anew each time round</source>
        <translation>Pendant qu’une boucle tourne, tout ce qui n’y est pas verrouillé est réécrit à chaque tour</translation>
    </message>
    <message>
        <source>No model rewrites the selected notes</source>
        <translation>Aucun modèle ne réécrit les notes sélectionnées</translation>
    </message>
    <message>
        <source>No model writes in the selected bars</source>
        <translation>Aucun modèle n’écrit dans les mesures sélectionnées</translation>
    </message>
    <message>
        <source>the part to fill: select notes, or drag over the ruler</source>
        <translation>passage à remplir&#xa0;: sélectionner des notes ou glisser sur la règle</translation>
    </message>
    <message>
        <source>the part to fill: {}</source>
        <translation>passage à remplir&#xa0;: {}</translation>
    </message>
    <message>
        <source>New bars on each pass of the loop</source>
        <translation>Nouvelles mesures à chaque tour de boucle</translation>
    </message>
    <message>
        <source>drag over the ruler: that loop gets new bars each time round</source>
        <translation>glisser sur la règle&#xa0;: cette boucle reçoit de nouvelles mesures à chaque tour</translation>
    </message>
</context>
<context>
    <name>Filling</name>
    <message>
        <source>choose what to fill: select notes, or drag over the ruler</source>
        <translation>choisir quoi remplir&#xa0;: sélectionner des notes ou glisser sur la règle</translation>
    </message>
    <message>
        <source>select the notes to lock first; whole bars have a lock of their own</source>
        <translation>choisir d’abord les notes à verrouiller&#xa0;; les mesures entières ont leur propre verrou</translation>
    </message>
    <message>
        <source>Lock notes</source>
        <translation>Verrouiller les notes</translation>
    </message>
    <message>
        <source>Unlock notes</source>
        <translation>Déverrouiller les notes</translation>
    </message>
</context>
<context>
    <name>FirstHint</name>
    <message>
        <source>{} goes on from what you drew · {} plays · {} finds every command · {} explains</source>
        <translation>{} continue ce qui est dessiné · {} joue · {} trouve toute commande · {} explique</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>Gauge</source>
        <translation>Jauge</translation>
    </message>
    <message>
        <source>Each stage of an answer, memory, delays, and the study’s figures</source>
        <translation>Chaque étape d’une réponse, la mémoire, les retards et les chiffres de l’étude</translation>
    </message>
    <message>
        <source>Cost of the last answer, and memory</source>
        <translation>Coût de la dernière réponse, et mémoire</translation>
    </message>
    <message>
        <source>How long the last answer took, its first bar, and the memory held</source>
        <translation>Durée de la dernière réponse, de sa première mesure, et mémoire occupée</translation>
    </message>
    <message>
        <source>latency, ms</source>
        <translation>latence, ms</translation>
    </message>
    <message>
        <source>memory, MB</source>
        <translation>mémoire, Mo</translation>
    </message>
    <message>
        <source>events late by, ms</source>
        <translation>retard des événements, ms</translation>
    </message>
    <message>
        <source>the study</source>
        <translation>l’étude</translation>
    </message>
    <message>
        <source>Coral</source>
        <translation>Coral</translation>
    </message>
    <message>
        <source>first bar {}</source>
        <translation>1re mesure {}</translation>
    </message>
</context>
<context>
    <name>GaugeDetails</name>
    <message>
        <source>CSV …</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>PNG …</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Enregistrer en CSV</translation>
    </message>
    <message>
        <source>Write what each answer cost to a file, a line each</source>
        <translation>Écrire dans un fichier le coût de chaque réponse, une par ligne</translation>
    </message>
    <message>
        <source>Save as PNG</source>
        <translation>Enregistrer en PNG</translation>
    </message>
    <message>
        <source>Write the gauge as a picture</source>
        <translation>Enregistrer la jauge comme image</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>réponse</translation>
    </message>
    <message>
        <source>All of computing a take</source>
        <translation>Tout le calcul d’une prise</translation>
    </message>
    <message>
        <source>first bar</source>
        <translation>première mesure</translation>
    </message>
    <message>
        <source>Until the first bar was there</source>
        <translation>Jusqu’à l’arrivée de la première mesure</translation>
    </message>
    <message>
        <source>encode</source>
        <translation>encodage</translation>
    </message>
    <message>
        <source>Reading the primer</source>
        <translation>Lecture de l’amorce</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>tirage</translation>
    </message>
    <message>
        <source>Drawing the notes</source>
        <translation>Tirage au sort des notes</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>planification</translation>
    </message>
    <message>
        <source>Handing the song with the answer to the player</source>
        <translation>Remettre au lecteur le morceau avec la réponse</translation>
    </message>
    <message>
        <source>Painting the roll with the answer</source>
        <translation>Dessiner le piano roll avec la réponse</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>dessin</translation>
    </message>
    <message>
        <source>last</source>
        <translation>dernier</translation>
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
        <translation>pas encore de réponse</translation>
    </message>
    <message>
        <source>{:.0f} steps a second</source>
        <translation>{:.0f} pas par seconde</translation>
    </message>
    <message>
        <source>memory {}, at most {}: {:.0%} of a Coral Dev Board’s 1 GB</source>
        <translation>mémoire {}, au plus {}&#xa0;: {:.0%} de la mémoire (1 Go) d’une Coral Dev Board</translation>
    </message>
    <message>
        <source>weights {}</source>
        <translation>poids du modèle {}</translation>
    </message>
    <message>
        <source>the study, on its machine: {:.0f} ms, {:.0f} MB</source>
        <translation>l’étude, sur sa machine&#xa0;: {:.0f}&#xa0;ms, {:.0f}&#xa0;Mo</translation>
    </message>
    <message>
        <source>events late by {}, p95 {}</source>
        <translation>retard des événements {}, p95 {}</translation>
    </message>
    <message>
        <source>sound: {:.0%} of the synthesizer’s time, {} dropouts</source>
        <translation>son&#xa0;: {:.0%} du temps du synthétiseur, {} décrochages</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Enregistré&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source> ms</source>
        <translation>&#xa0;ms</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <source>Magenta (reference)</source>
        <translation>Magenta (référence)</translation>
    </message>
    <message>
        <source>Ta&amp;kes</source>
        <translation>Pri&amp;ses</translation>
    </message>
    <message>
        <source>&amp;Do</source>
        <translation>&amp;Action</translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation>Mes&amp;ures</translation>
    </message>
    <message>
        <source>Mode&amp;l</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>listen to the primer first</source>
        <translation>écouter d’abord l’amorce</translation>
    </message>
    <message>
        <source>repeat its notes, with voices around them</source>
        <translation>reprendre ses notes avec d’autres voix</translation>
    </message>
    <message>
        <source>none</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>Natif</translation>
    </message>
    <message>
        <source>Temper&amp;ature</source>
        <translation>&amp;Température</translation>
    </message>
    <message>
        <source>D&amp;istance</source>
        <translation>Dista&amp;nce</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Graine</translation>
    </message>
    <message>
        <source>E&amp;ngine</source>
        <translation>Mot&amp;eur</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Which model writes</source>
        <translation>Le modèle qui écrit</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Go on after the notes, add voices to them, or vary them in place</source>
        <translation>Continuer après les notes, leur ajouter des voix ou les varier sur place</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>How many new bars</source>
        <translation>Nombre de nouvelles mesures</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>So many are written for each take; the one that suits your notes best is kept</source>
        <translation>Autant sont écrites pour chaque prise&#xa0;; celle qui convient le mieux à vos notes est gardée</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>1 as learned; less is safer, more is wilder</source>
        <translation>1&#xa0;: comme appris&#xa0;; en dessous, plus sage&#xa0;; au-dessus, plus débridé</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Without it, the model begins out of nothing</source>
        <translation>Sinon, le modèle part de rien</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The same seed gives the same notes</source>
        <translation>La même graine donne les mêmes notes</translation>
    </message>
    <message>
        <source>Do it with the selection, else with the song, of which what begins before the playhead is continued; undo takes it back</source>
        <translation>Le faire avec la sélection, sinon avec le morceau, dont est continué ce qui commence avant la tête de lecture&#xa0;; cela s’annule</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>Temps ma&amp;x</translation>
    </message>
    <message>
        <source>How many answers there are to choose from</source>
        <translation>Nombre de réponses au choix</translation>
    </message>
    <message>
        <source>Best of</source>
        <translation>Meilleure sur</translation>
    </message>
    <message>
        <source>How far to go from the notes there are: 0 is as near as the model can, 1 leaves nothing of them</source>
        <translation>Jusqu’où les nouvelles notes s’éloignent de celles qui sont là&#xa0;: à 0, aussi près que le modèle le peut&#xa0;; à 1, il n’en reste rien</translation>
    </message>
    <message>
        <source>Listen to the primer first</source>
        <translation>Écouter d’abord l’amorce</translation>
    </message>
    <message>
        <source>Repeat the primer&apos;s notes</source>
        <translation>Reprendre les notes de l’amorce</translation>
    </message>
    <message>
        <source>The primer comes again, with new voices around it</source>
        <translation>L’amorce revient, entourée de nouvelles voix</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Graine au hasard</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Temps maximal</translation>
    </message>
    <message>
        <source>Fewer takes or bars, or a faster model, to be there by then</source>
        <translation>Moins de prises ou de mesures, ou un modèle plus rapide, pour tenir ce délai</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>What computes it; Magenta itself is far slower</source>
        <translation>Ce qui fait le calcul&#xa0;; Magenta même est bien plus lent</translation>
    </message>
</context>
<context>
    <name>Generating</name>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Stop (Esc)   {} of {}</source>
        <translation>Arrêter (Esc)   {} sur {}</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Arrêter (Esc)</translation>
    </message>
    <message>
        <source>{} × {} bars with {}</source>
        <translation>{} × {} mesures avec {}</translation>
    </message>
    <message>
        <source>{}, each the best of {}</source>
        <translation>{}, chaque fois la meilleure de {}</translation>
    </message>
    <message>
        <source>not in that time; soonest: {}</source>
        <translation>pas dans ce temps&#xa0;; au plus tôt&#xa0;: {}</translation>
    </message>
    <message>
        <source>in that time: {}</source>
        <translation>dans ce temps&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Copy notes</source>
        <translation>Copier les notes</translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation>Déplacer les notes</translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation>Redimensionner les notes</translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation>Dessiner une note</translation>
    </message>
    <message>
        <source>Erase notes</source>
        <translation>Effacer les notes</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Only pages that have these words</source>
        <translation>Seulement les pages qui ont ces mots</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>The pages of help</source>
        <translation>Les pages de l’aide</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>The page; its links lead to others</source>
        <translation>La page&#xa0;; ses liens mènent à d’autres</translation>
    </message>
</context>
<context>
    <name>Inlay</name>
    <message>
        <source>a song has {:,} bars of 4/4 at most, and the blend would go on after them; put the playhead earlier</source>
        <translation>un morceau a au plus {:,} mesures à 4/4, et le mélange irait au-delà&#xa0;; placer la tête de lecture plus tôt</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>Interpoler</translation>
    </message>
</context>
<context>
    <name>InterpolatePanel</name>
    <message>
        <source>Interpolate</source>
        <translation>Interpoler</translation>
    </message>
    <message>
        <source>four ideas on a pad</source>
        <translation>quatre idées sur un pad</translation>
    </message>
    <message>
        <source>Record path</source>
        <translation>Enreg. trajet</translation>
    </message>
    <message>
        <source> bars</source>
        <translation>&#xa0;mesures</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Keep as take</source>
        <translation>Créer une prise</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>round</source>
        <translation>arrondie</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>droite</translation>
    </message>
    <message>
        <source>changes phrase by phrase</source>
        <translation>change phrase par phrase</translation>
    </message>
    <message>
        <source>stays in A&apos;s key</source>
        <translation>reste dans celle de A</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonalité</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Go from one idea to another, or between four</source>
        <translation>Aller d’une idée à une autre, ou évoluer entre quatre</translation>
    </message>
    <message>
        <source>From A to B</source>
        <translation>De A à B</translation>
    </message>
    <message>
        <source>Left is exactly A, right is exactly B; hear what is between</source>
        <translation>À gauche, exactement A&#xa0;; à droite, exactement B&#xa0;; écouter ce qu’il y a entre les deux</translation>
    </message>
    <message>
        <source>How much the model can rebuild</source>
        <translation>Ce que le modèle sait reconstruire</translation>
    </message>
    <message>
        <source>Four ideas on a pad</source>
        <translation>Quatre idées sur un pad</translation>
    </message>
    <message>
        <source>Blend A, B, C and D; missing ones are A and B</source>
        <translation>Mélanger A, B, C et D&#xa0;; A et B remplacent celles qui manquent</translation>
    </message>
    <message>
        <source>Pad of four ideas</source>
        <translation>Pad à quatre idées</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys; in a corner it is exact</source>
        <translation>Glisser, ou utiliser les flèches&#xa0;; dans un coin, l’idée est exacte</translation>
    </message>
    <message>
        <source>The next drag is recorded, bar by bar, as it plays</source>
        <translation>Le prochain geste est enregistré, mesure par mesure, pendant la lecture</translation>
    </message>
    <message>
        <source>Bars of the path</source>
        <translation>Mesures du trajet</translation>
    </message>
    <message>
        <source>How long a path becomes at the most</source>
        <translation>Longueur maximale d’un trajet</translation>
    </message>
    <message>
        <source>Write the path</source>
        <translation>Écrire le trajet</translation>
    </message>
    <message>
        <source>Write the recorded path into the song once more</source>
        <translation>Écrire de nouveau le trajet enregistré dans le morceau</translation>
    </message>
    <message>
        <source>How many there are from A to B</source>
        <translation>Combien il y en a de A à B</translation>
    </message>
    <message>
        <source>Keep what is heard now among the takes below</source>
        <translation>Garder ce qu’on entend parmi les prises en bas</translation>
    </message>
    <message>
        <source>Round (slerp) keeps the character of the music; straight (linear) is more like a mean</source>
        <translation>Arrondie (slerp), elle garde le caractère de la musique&#xa0;; droite (linéaire), elle tend vers une moyenne</translation>
    </message>
    <message>
        <source>{}; a step takes ~{}</source>
        <translation>{}&#xa0;; une étape prend ~{}</translation>
    </message>
    <message>
        <source>Write all from A to B as MIDI files into a folder</source>
        <translation>Écrire tout le chemin de A à B en fichiers MIDI dans un dossier</translation>
    </message>
    <message>
        <source>Export the steps</source>
        <translation>Exporter les étapes</translation>
    </message>
    <message>
        <source>Model of Interpolate</source>
        <translation>Modèle d’interpolation</translation>
    </message>
    <message>
        <source>Which MusicVAE blends</source>
        <translation>Le MusicVAE qui fait le mélange</translation>
    </message>
    <message>
        <source>Key of Interpolate</source>
        <translation>Tonalité d’interpolation</translation>
    </message>
    <message>
        <source>Temperature of Interpolate</source>
        <translation>Température d’interpolation</translation>
    </message>
    <message>
        <source>Less is safer, more is wilder</source>
        <translation>Plus bas, plus sage&#xa0;; plus haut, plus débridé</translation>
    </message>
    <message>
        <source>Seed of Interpolate</source>
        <translation>Graine d’interpolation</translation>
    </message>
    <message>
        <source>The same seed gives the same notes</source>
        <translation>La même graine donne les mêmes notes</translation>
    </message>
    <message>
        <source>How many of the notes the model&apos;s plain reconstruction gets right; at the ends are yours all the same</source>
        <translation>Part des notes que restitue la simple reconstruction du modèle&#xa0;; aux extrémités, vos notes restent de toute façon exactes</translation>
    </message>
    <message>
        <source>Where A and B are in different keys: the last phrase turns into B&apos;s first, then the one before it; or B is moved into A&apos;s key, and ends there</source>
        <translation>Si A et B n’ont pas la même tonalité&#xa0;: la dernière phrase passe d’abord dans celle de B, puis la précédente&#xa0;; ou bien B est transposée dans la tonalité de A et y finit</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>the model rebuilds {}</source>
        <translation>le modèle reconstruit {}</translation>
    </message>
    <message>
        <source>these ideas are from another song; choose one of them here to blend them</source>
        <translation>ces idées viennent d’un autre morceau&#xa0;; en choisir une ici pour les mélanger</translation>
    </message>
    <message>
        <source>choose A and B to begin</source>
        <translation>choisir A et B pour commencer</translation>
    </message>
    <message>
        <source>bar {} of {}</source>
        <translation>mesure {} sur {}</translation>
    </message>
    <message>
        <source>drag: the path is recorded while it plays</source>
        <translation>glisser&#xa0;: le trajet s’enregistre pendant la lecture</translation>
    </message>
    <message>
        <source>{:.0%} across, {:.0%} down</source>
        <translation>{:.0%} vers la droite, {:.0%} vers le bas</translation>
    </message>
    <message>
        <source>exactly {}</source>
        <translation>exactement {}</translation>
    </message>
    <message>
        <source>{:.0%} of the way to B</source>
        <translation>{:.0%} du chemin vers B</translation>
    </message>
    <message>
        <source>at {}; the song is different there</source>
        <translation>sur {}&#xa0;; le morceau est différent à cet endroit</translation>
    </message>
    <message>
        <source>Write the way from A to B into a folder</source>
        <translation>Écrire le chemin de A à B dans un dossier</translation>
    </message>
</context>
<context>
    <name>Interpolation</name>
    <message>
        <source>{:.0%} from {} to {}</source>
        <translation>{:.0%} de {} à {}</translation>
    </message>
    <message>
        <source>{} is now: {}</source>
        <translation>{} est maintenant&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>KeptFile</name>
    <message>
        <source>cannot read {} ({}); give yourself the right to, or move it away</source>
        <translation>impossible de lire {} ({})&#xa0;; s’en donner le droit, ou l’écarter</translation>
    </message>
    <message>
        <source>{} is damaged ({}); choose anew, or put a copy in its place</source>
        <translation>{} est endommagé ({})&#xa0;; refaire les choix, ou mettre une copie à sa place</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Change the key</source>
        <translation>Changer le raccourci</translation>
    </message>
    <message>
        <source>Press the new key for “{}”.
Esc leaves it as it is.</source>
        <translation>Appuyer sur la nouvelle touche pour «&#xa0;{}&#xa0;».
Esc pour ne rien changer.</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>Written: {} MIDI files into {}</source>
        <translation>Exporté&#xa0;: {} fichiers MIDI dans {}</translation>
    </message>
</context>
<context>
    <name>LaneButton</name>
    <message>
        <source>{:.0%} of the way from A to B</source>
        <translation>{:.0%} du chemin de A à B</translation>
    </message>
    <message>
        <source>{:.0%} of the way. Click: hear it; drag: take it out as a MIDI file; right-click: more</source>
        <translation>{:.0%} du chemin. Clic&#xa0;: écouter&#xa0;; glisser&#xa0;: sortir en fichier MIDI&#xa0;; clic droit&#xa0;: plus</translation>
    </message>
</context>
<context>
    <name>LaneMenu</name>
    <message>
        <source>Hear it</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Keep as take</source>
        <translation>Créer une prise</translation>
    </message>
    <message>
        <source>Use as {}</source>
        <translation>Utiliser comme {}</translation>
    </message>
    <message>
        <source>Export as MIDI …</source>
        <translation>Exporter en MIDI…</translation>
    </message>
</context>
<context>
    <name>LaneStrip</name>
    <message>
        <source>The way from A to B</source>
        <translation>Le chemin de A à B</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>Knobs</source>
        <translation>Potentiomètres</translation>
    </message>
    <message>
        <source>Touch a control in the window, or press Learn beside its name; then turn a knob.</source>
        <translation>Toucher une commande dans la fenêtre, ou «&#xa0;Apprendre&#xa0;» à côté de son nom&#xa0;; puis tourner un potentiomètre.</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Apprendre</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>The next knob that is turned moves {}</source>
        <translation>Le prochain potentiomètre tourné commande {}</translation>
    </message>
    <message>
        <source>No knob moves {} any more</source>
        <translation>Plus aucun potentiomètre ne commande {}</translation>
    </message>
    <message>
        <source>turn a knob …</source>
        <translation>tourner un potentiomètre …</translation>
    </message>
    <message>
        <source>controller {}, channel {}</source>
        <translation>contrôleur {}, canal {}</translation>
    </message>
</context>
<context>
    <name>LookActions</name>
    <message>
        <source>The system&apos;s</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>{} %</source>
        <translation>{}&#xa0;%</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>the language changes with the next start of Sketchpad</source>
        <translation>la langue changera au prochain démarrage de Sketchpad</translation>
    </message>
    <message>
        <source>the size of everything changes with the next start of Sketchpad</source>
        <translation>la taille changera au prochain démarrage de Sketchpad</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>something went wrong inside the program; nothing was lost, and it is written down in {}</source>
        <translation>une erreur s’est produite dans le programme&#xa0;; rien n’a été perdu, et elle est consignée dans {}</translation>
    </message>
    <message>
        <source>The model {} of this song is not there; import it, or choose another</source>
        <translation>Le modèle {} de ce morceau est introuvable&#xa0;; l’importer ou en choisir un autre</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dessiner</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Sélectionner</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Switch between Draw and Select</source>
        <translation>Passer de Dessiner à Sélectionner</translation>
    </message>
    <message>
        <source>To the previous part of the window</source>
        <translation>Partie précédente</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Lecture ou pause</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Graine au hasard</translation>
    </message>
    <message>
        <source>Previous take</source>
        <translation>Prise précédente</translation>
    </message>
    <message>
        <source>Switch between A and B, at the next bar line</source>
        <translation>Passer de A à B, dès la prochaine barre de mesure</translation>
    </message>
    <message>
        <source>List of notes …</source>
        <translation>Liste des notes…</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Partie suivante de la fenêtre</translation>
    </message>
    <message>
        <source>Keep the take, or stop and go back</source>
        <translation>Garder la prise, ou arrêter et revenir</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Retour au début</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Boucler la sélection</translation>
    </message>
    <message>
        <source>New bars on each pass of the loop</source>
        <translation>Nouvelles mesures à chaque tour de boucle</translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation>Métronome</translation>
    </message>
    <message>
        <source>Count in</source>
        <translation>Décompte</translation>
    </message>
    <message>
        <source>Tap the tempo</source>
        <translation>Taper le tempo</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Generate with the next seed</source>
        <translation>Générer avec la graine suivante</translation>
    </message>
    <message>
        <source>Fill the selection or the loop</source>
        <translation>Remplir la sélection ou la boucle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Interrompre</translation>
    </message>
    <message>
        <source>Next take</source>
        <translation>Prise suivante</translation>
    </message>
    <message>
        <source>All takes …</source>
        <translation>Toutes les prises…</translation>
    </message>
    <message>
        <source>Why this note</source>
        <translation>Pourquoi cette note</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Commands …</source>
        <translation>Commandes…</translation>
    </message>
    <message>
        <source>Shortcuts …</source>
        <translation>Raccourcis…</translation>
    </message>
    <message>
        <source>About Sketchpad</source>
        <translation>À propos de Sketchpad</translation>
    </message>
</context>
<context>
    <name>MetreBox</name>
    <message>
        <source>Metre</source>
        <translation>Métrique</translation>
    </message>
    <message>
        <source>Metre: the beats of a bar; choose one, or type another such as 11/8</source>
        <translation>Métrique&#xa0;: les temps d’une mesure&#xa0;; en choisir une, ou en taper une autre, comme 11/8</translation>
    </message>
</context>
<context>
    <name>Midi</name>
    <message>
        <source>looking for MIDI ports …</source>
        <translation>recherche des ports MIDI …</translation>
    </message>
</context>
<context>
    <name>MixerPanel</name>
    <message>
        <source>Melody</source>
        <translation>Mélodie</translation>
    </message>
    <message>
        <source>Harmony</source>
        <translation>Harmonie</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>Basse</translation>
    </message>
    <message>
        <source>Drums</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Write into this voice</source>
        <translation>Écrire dans cette voix</translation>
    </message>
    <message>
        <source>Write into: {}</source>
        <translation>Écrire dans&#xa0;: {}</translation>
    </message>
    <message>
        <source>Sound of: {}</source>
        <translation>Son de&#xa0;: {}</translation>
    </message>
    <message>
        <source>Which instrument plays it</source>
        <translation>L’instrument qui la joue</translation>
    </message>
    <message>
        <source>Volume of: {}</source>
        <translation>Volume de&#xa0;: {}</translation>
    </message>
    <message>
        <source>How loud it is</source>
        <translation>Son volume</translation>
    </message>
    <message>
        <source>Mute: {}</source>
        <translation>Muet&#xa0;: {}</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Solo: {}</source>
        <translation>Solo&#xa0;: {}</translation>
    </message>
    <message>
        <source>Solo: only voices with this are heard</source>
        <translation>Solo&#xa0;: on n’entend que les voix en solo</translation>
    </message>
</context>
<context>
    <name>ModelActions</name>
    <message>
        <source>Import a Magenta checkpoint …</source>
        <translation>Importer un checkpoint Magenta…</translation>
    </message>
    <message>
        <source>Remove an imported model …</source>
        <translation>Supprimer un modèle importé…</translation>
    </message>
    <message>
        <source>Magenta checkpoints (*.mag *.tar *.index *.ckpt);;All files (*)</source>
        <translation>Checkpoints Magenta (*.mag *.tar *.index *.ckpt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import a Magenta checkpoint</source>
        <translation>Importer un checkpoint Magenta</translation>
    </message>
    <message>
        <source>Importing {} …</source>
        <translation>Importation de {}…</translation>
    </message>
    <message>
        <source>No model was imported; those that come with the program stay</source>
        <translation>Aucun modèle n’a été importé&#xa0;; ceux qui sont livrés avec le programme restent</translation>
    </message>
    <message>
        <source>Which of the imported models?</source>
        <translation>Lequel des modèles importés&#xa0;?</translation>
    </message>
    <message>
        <source>Remove an imported model</source>
        <translation>Supprimer un modèle importé</translation>
    </message>
    <message>
        <source>Remove {}? Its file ({}) is deleted.</source>
        <translation>Supprimer {}&#xa0;? Son fichier ({}) sera effacé.</translation>
    </message>
    <message>
        <source>What it wrote stays, but cannot be written again until it is imported anew.</source>
        <translation>Ce qu’il a écrit reste, mais ne pourra être généré de nouveau qu’une fois le modèle réimporté.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>ModelBox</name>
    <message>
        <source>interpolate</source>
        <translation>interpoler</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>remplir</translation>
    </message>
    <message>
        <source>{} bars at a time</source>
        <translation>par {}&#xa0;mesures</translation>
    </message>
    <message>
        <source>{} bars in {}</source>
        <translation>{}&#xa0;mesures en {}</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importé</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>continuer</translation>
    </message>
    <message>
        <source>harmonise</source>
        <translation>harmoniser</translation>
    </message>
    <message>
        <source>vary</source>
        <translation>varier</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>façonner</translation>
    </message>
    <message>
        <source>melody</source>
        <translation>mélodie</translation>
    </message>
    <message>
        <source>harmony</source>
        <translation>harmonie</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>basse</translation>
    </message>
    <message>
        <source>drums</source>
        <translation>batterie</translation>
    </message>
    <message>
        <source>only {}</source>
        <translation>{} seulement</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>another checkpoint or model is just coming or going; choose again after it</source>
        <translation>un autre checkpoint ou modèle est en train d’arriver ou de partir&#xa0;; choisir de nouveau ensuite</translation>
    </message>
</context>
<context>
    <name>NoteActions</name>
    <message>
        <source>Add a note at the playhead</source>
        <translation>Ajouter une note à la tête de lecture</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>Note suivante</translation>
    </message>
    <message>
        <source>Lock or unlock notes</source>
        <translation>Verrouiller ou déverrouiller les notes</translation>
    </message>
    <message>
        <source>Lock or unlock bars</source>
        <translation>Verrouiller ou déverrouiller les mesures</translation>
    </message>
    <message>
        <source>Move to the chosen voice</source>
        <translation>Déplacer dans la voix choisie</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>Note précédente</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste at the playhead</source>
        <translation>Coller à la tête de lecture</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>Quantifier</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>Transposer</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>Décaler</translation>
    </message>
    <message>
        <source>Semitone up</source>
        <translation>Monter d’un demi-ton</translation>
    </message>
    <message>
        <source>Semitone down</source>
        <translation>Descendre d’un demi-ton</translation>
    </message>
    <message>
        <source>Octave up</source>
        <translation>Monter d’une octave</translation>
    </message>
    <message>
        <source>Octave down</source>
        <translation>Descendre d’une octave</translation>
    </message>
    <message>
        <source>Scale step up</source>
        <translation>Monter dans la gamme</translation>
    </message>
    <message>
        <source>Scale step down</source>
        <translation>Descendre dans la gamme</translation>
    </message>
    <message>
        <source>Move earlier</source>
        <translation>Déplacer plus tôt</translation>
    </message>
    <message>
        <source>Move later</source>
        <translation>Déplacer plus tard</translation>
    </message>
    <message>
        <source>Make shorter</source>
        <translation>Raccourcir</translation>
    </message>
    <message>
        <source>Make longer</source>
        <translation>Allonger</translation>
    </message>
    <message>
        <source>what was pasted begins earlier, at {}</source>
        <translation>ce qui est collé commence plus tôt, à {}</translation>
    </message>
    <message>
        <source>what is selected is not duplicated</source>
        <translation>la sélection n’est pas dupliquée</translation>
    </message>
    <message>
        <source>a song has {:,} bars of 4/4 at most</source>
        <translation>un morceau a au plus {:,} mesures à 4/4</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}&#xa0;: {}</translation>
    </message>
    <message>
        <source>Resize notes</source>
        <translation>Redimensionner les notes</translation>
    </message>
    <message>
        <source>Set velocity</source>
        <translation>Régler la vélocité</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Plus fort</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Plus doux</translation>
    </message>
    <message>
        <source>there is no room for a note at the playhead</source>
        <translation>il n’y a pas de place pour une note à la tête de lecture</translation>
    </message>
    <message>
        <source>Draw note</source>
        <translation>Dessiner une note</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
</context>
<context>
    <name>NoteWords</name>
    <message>
        <source>you</source>
        <translation>à la main</translation>
    </message>
    <message>
        <source>{}, take {}</source>
        <translation>{}, prise {}</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>un modèle</translation>
    </message>
    <message>
        <source>{} at {}</source>
        <translation>{} à {}</translation>
    </message>
    <message>
        <source>length {}</source>
        <translation>durée {}</translation>
    </message>
    <message>
        <source>velocity {}</source>
        <translation>vélocité {}</translation>
    </message>
    <message>
        <source>by {}</source>
        <translation>origine&#xa0;: {}</translation>
    </message>
    <message>
        <source>{} likely</source>
        <translation>probabilité&#xa0;: {}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>verrouillée</translation>
    </message>
</context>
<context>
    <name>NotesList</name>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Enter: hear it · Delete: delete it · the probability is there once “Why this note” has told it</source>
        <translation>Enter&#xa0;: écouter · Suppr&#xa0;: supprimer · probabilité&#xa0;: dès que «&#xa0;Pourquoi cette note&#xa0;» l’a donnée</translation>
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
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Vélocité</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
</context>
<context>
    <name>NotesTable</name>
    <message>
        <source>Notes of the song</source>
        <translation>Notes du morceau</translation>
    </message>
    <message>
        <source>↑ and ↓ choose a note, Enter lets it sound, Delete deletes it</source>
        <translation>↑ et ↓ pour choisir une note, Enter pour l’écouter, Suppr pour la supprimer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>PitchBox</name>
    <message>
        <source>any</source>
        <translation>libre</translation>
    </message>
</context>
<context>
    <name>PlayingActions</name>
    <message>
        <source>MIDI input</source>
        <translation>Entrée MIDI</translation>
    </message>
    <message>
        <source>MIDI out: let other programs hear it</source>
        <translation>Sortie MIDI&#xa0;: faire entendre aux autres programmes</translation>
    </message>
    <message>
        <source>Record, or end recording</source>
        <translation>Enregistrer, ou arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>What did I just play? Write it here</source>
        <translation>Que viens-je de jouer&#xa0;? L’écrire ici</translation>
    </message>
    <message>
        <source>Play on the computer&apos;s keyboard</source>
        <translation>Jouer sur le clavier de l’ordinateur</translation>
    </message>
    <message>
        <source>Knobs …</source>
        <translation>Potentiomètres …</translation>
    </message>
    <message>
        <source>the keys A to P are a piano, Z and X change the octave, Esc ends it</source>
        <translation>les touches A à P sont un piano, Z et X changent d’octave, Esc y met fin</translation>
    </message>
    <message>
        <source>the key A plays {}</source>
        <translation>la touche A joue {}</translation>
    </message>
    <message>
        <source>A port called Sketchpad plays all that sounds here, notes of takes and live ones among them</source>
        <translation>Un port nommé Sketchpad joue tout ce qui sonne ici, notes des prises et notes jouées</translation>
    </message>
    <message>
        <source>Every keyboard</source>
        <translation>Tous les claviers</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>{} (not plugged in)</source>
        <translation>{} (non branché)</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>your preferences could not be read, and are as at first: {}</source>
        <translation>les préférences n’ont pas pu être lues et reprennent leurs valeurs par défaut&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>nothing can be recorded before there is sound, which keeps the time; wait a moment</source>
        <translation>rien ne peut être enregistré avant qu’il y ait du son, qui tient le temps&#xa0;; attendre un instant</translation>
    </message>
    <message>
        <source>recording has ended: here is the last bar that a song can have</source>
        <translation>l’enregistrement est terminé&#xa0;: voici la dernière mesure qu’un morceau peut avoir</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>{} copies of unsaved work cannot be read; they are kept in {}</source>
        <translation>copies de travail non enregistré illisibles&#xa0;: {}&#xa0;; elles sont gardées dans {}</translation>
    </message>
    <message>
        <source>cannot take {}: {}; another window may have it</source>
        <translation>impossible de reprendre {}&#xa0;: {}&#xa0;; une autre fenêtre l’utilise peut-être</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation>Travail non enregistré</translation>
    </message>
    <message>
        <source>song</source>
        <translation>morceau</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>last change, not saved</source>
        <translation>dernier changement, non enregistré</translation>
    </message>
    <message>
        <source>file saved last</source>
        <translation>dernier enregistrement</translation>
    </message>
    <message>
        <source>Unsaved work, the newest first</source>
        <translation>Travail non enregistré, le plus récent d’abord</translation>
    </message>
    <message>
        <source>Choose what is to be done with each</source>
        <translation>Choisir ce qu’il faut faire de chacun</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Go on with the unsaved work; its file stays as it is until you save</source>
        <translation>Continuer avec le travail non enregistré&#xa0;; son fichier reste tel quel jusqu’à l’enregistrement</translation>
    </message>
    <message>
        <source>Open the saved file</source>
        <translation>Ouvrir le fichier enregistré</translation>
    </message>
    <message>
        <source>Go on with the file as it was saved; the unsaved work is put aside</source>
        <translation>Continuer avec le fichier tel qu’il a été enregistré&#xa0;; le travail non enregistré est mis de côté</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Put the unsaved work aside, and ask no more</source>
        <translation>Mettre le travail non enregistré de côté et ne plus demander</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>Redemander au prochain démarrage</translation>
    </message>
    <message>
        <source>Sketchpad did not come to its end last time. This work was not saved:</source>
        <translation>La dernière fois, Sketchpad ne s’est pas fermé normalement. Ce travail n’a pas été enregistré&#xa0;:</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>sans titre</translation>
    </message>
    <message>
        <source>never, or gone</source>
        <translation>jamais, ou disparu</translation>
    </message>
</context>
<context>
    <name>Renewal</name>
    <message>
        <source>the next pass replaces notes that you have put into the loop; lock what is to stay</source>
        <translation>le prochain tour remplace des notes ajoutées à la main dans la boucle&#xa0;; verrouiller ce qui doit rester</translation>
    </message>
</context>
<context>
    <name>Retakes</name>
    <message>
        <source>take {} came again, note for note</source>
        <translation>la prise {} est revenue, note pour note</translation>
    </message>
    <message>
        <source>take {} has other notes with the engine {} than with {}; they are kept as take {}</source>
        <translation>la prise {} a d’autres notes avec le moteur {} qu’avec {}&#xa0;; elles sont gardées comme prise {}</translation>
    </message>
    <message>
        <source>take {} did not come again: its model has changed; what came is kept as take {}</source>
        <translation>la prise {} n’est pas revenue à l’identique&#xa0;: son modèle a changé&#xa0;; le résultat est gardé comme prise {}</translation>
    </message>
    <message>
        <source>the model of take {} is gone; the take stays, but can be written again only with {} imported anew</source>
        <translation>le modèle de la prise {} n’est plus là&#xa0;; la prise reste, mais ne peut être générée de nouveau qu’une fois {} réimporté</translation>
    </message>
</context>
<context>
    <name>RivalButton</name>
    <message>
        <source>{}, {:.1%} likely</source>
        <translation>{}, probabilité {:.1%}</translation>
    </message>
    <message>
        <source>{}; click for a take that goes on from it</source>
        <translation>{}&#xa0;; cliquer pour une prise qui continue ainsi</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Click: playhead · double-click: play from there · drag: loop, or its brace</source>
        <translation>Clic&#xa0;: tête de lecture · double-clic&#xa0;: lire à partir de là · glisser&#xa0;: boucle, ou son accolade</translation>
    </message>
    <message>
        <source>← and → move the playhead, Page Up and Page Down by a bar, with Shift the loop&apos;s end; Enter plays</source>
        <translation>← et → déplacent la tête de lecture, Page Up et Page Down d’une mesure, avec Maj la fin de la boucle&#xa0;; Enter lance la lecture</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>primer</source>
        <translation>amorce</translation>
    </message>
    <message>
        <source>take {}</source>
        <translation>prise {}</translation>
    </message>
    <message>
        <source>writing …</source>
        <translation>écriture…</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>continue</source>
        <translation>continuer</translation>
    </message>
    <message>
        <source>harmonise</source>
        <translation>harmoniser</translation>
    </message>
    <message>
        <source>vary</source>
        <translation>varier</translation>
    </message>
    <message>
        <source>interpolate</source>
        <translation>interpoler</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>remplir</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>façonner</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>rhythm</source>
        <translation>rythme</translation>
    </message>
    <message>
        <source>pitches</source>
        <translation>hauteurs</translation>
    </message>
    <message>
        <source>no sound: there is no audio device, or another program holds it; connect one and start again. The song can still be exported as WAV</source>
        <translation>pas de son&#xa0;: il n’y a pas de périphérique audio, ou un autre programme l’occupe&#xa0;; en brancher un et redémarrer. Le morceau peut quand même être exporté en WAV</translation>
    </message>
    <message>
        <source>choose another SoundFont (.sf2), or install one: apt install fluid-soundfont-gm</source>
        <translation>choisir une autre SoundFont (.sf2), ou en installer une&#xa0;: apt install fluid-soundfont-gm</translation>
    </message>
    <message>
        <source>there is no SoundFont on this machine; {}</source>
        <translation>il n’y a pas de SoundFont sur cette machine&#xa0;; {}</translation>
    </message>
    <message>
        <source>cannot read {}: {}; {}</source>
        <translation>impossible de lire {}&#xa0;: {}&#xa0;; {}</translation>
    </message>
    <message>
        <source>{} is not a SoundFont; {}</source>
        <translation>{} n’est pas une SoundFont&#xa0;; {}</translation>
    </message>
    <message>
        <source>{} breaks off before its end; {}</source>
        <translation>{} s’interrompt avant la fin&#xa0;; {}</translation>
    </message>
    <message>
        <source>{} is damaged: its part {} is not in its place; {}</source>
        <translation>{} est endommagé&#xa0;: sa partie {} n’est pas à sa place&#xa0;; {}</translation>
    </message>
    <message>
        <source>FluidSynth is not installed, so nothing can sound; install it: apt install libfluidsynth3, or brew install fluid-synth</source>
        <translation>FluidSynth n’est pas installé, rien ne peut donc sonner&#xa0;; l’installer&#xa0;: apt install libfluidsynth3, ou brew install fluid-synth</translation>
    </message>
    <message>
        <source>FluidSynth cannot use {}; {}</source>
        <translation>FluidSynth ne peut pas utiliser {}&#xa0;; {}</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>température</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>graine</translation>
    </message>
    <message>
        <source>the number of points</source>
        <translation>le nombre de points</translation>
    </message>
    <message>
        <source>{} ideas cannot be blended; choose two or four</source>
        <translation>{} idées ne peuvent pas être mêlées&#xa0;; en choisir deux ou quatre</translation>
    </message>
    <message>
        <source>there is nothing to interpolate between; all ends need notes</source>
        <translation>il n’y a rien entre quoi interpoler&#xa0;; toutes les extrémités doivent avoir des notes</translation>
    </message>
    <message>
        <source>an end has {} bars; up to {} can be interpolated, so select fewer</source>
        <translation>une extrémité a {} mesures&#xa0;; on peut en interpoler {} au plus, en sélectionner donc moins</translation>
    </message>
    <message>
        <source>a point&apos;s place</source>
        <translation>la place d’un point</translation>
    </message>
    <message>
        <source>the arrays of {} have shapes {} and {}, which do not fit</source>
        <translation>les tableaux de {} ont les formes {} et {}, qui ne vont pas ensemble</translation>
    </message>
    <message>
        <source>these weights have no array {}/{}; they are of another model</source>
        <translation>ces poids n’ont pas de tableau {}/{}&#xa0;; ils sont d’un autre modèle</translation>
    </message>
    <message>
        <source>{} has a cell of shape {} where {} inputs come in</source>
        <translation>{} a une cellule de forme {} là où entrent {} valeurs</translation>
    </message>
    <message>
        <source>the transfer broke off ({}); run the same command again to go on where it stopped</source>
        <translation>le transfert s’est interrompu ({})&#xa0;; relancer la même commande pour reprendre là où il s’est arrêté</translation>
    </message>
    <message>
        <source>{}; nothing was kept, try again later</source>
        <translation>{}&#xa0;; rien n’a été gardé, réessayer plus tard</translation>
    </message>
    <message>
        <source>there is no checkpoint “{}”; choose one of {}</source>
        <translation>il n’y a pas de checkpoint «&#xa0;{}&#xa0;»&#xa0;; choisir parmi {}</translation>
    </message>
    <message>
        <source>{} arrived damaged (its MD5 is not the server&apos;s) and was thrown away; download it again</source>
        <translation>{} est arrivé endommagé (son MD5 n’est pas celui du serveur) et a été jeté&#xa0;; le télécharger de nouveau</translation>
    </message>
    <message>
        <source>{} is not the file that was fetched before and was thrown away; if Magenta published another, remove {} and download it again</source>
        <translation>{} n’est pas le fichier téléchargé auparavant et a été jeté&#xa0;; si Magenta en a publié un autre, supprimer {} et le télécharger de nouveau</translation>
    </message>
    <message>
        <source>the server sends us to {}, which is not safe; nothing was fetched</source>
        <translation>le serveur renvoie vers {}, ce qui n’est pas sûr&#xa0;; rien n’a été téléchargé</translation>
    </message>
    <message>
        <source>the server refused {}: {} {}; try again later</source>
        <translation>le serveur a refusé {}&#xa0;: {} {}&#xa0;; réessayer plus tard</translation>
    </message>
    <message>
        <source>cannot reach {}: {}; see that this machine is online</source>
        <translation>impossible de joindre {}&#xa0;: {}&#xa0;; vérifier que cette machine est en ligne</translation>
    </message>
    <message>
        <source>cannot read {}: {}; remove it and download again</source>
        <translation>impossible de lire {}&#xa0;: {}&#xa0;; supprimer ce fichier et télécharger de nouveau</translation>
    </message>
    <message>
        <source>the server offers {:.0f} MB, more than this file can have</source>
        <translation>le serveur propose {:.0f}&#xa0;Mo, plus que ce fichier ne peut avoir</translation>
    </message>
    <message>
        <source>it ended after {:.1f} of {:.1f} MB</source>
        <translation>il s’est arrêté après {:.1f} sur {:.1f}&#xa0;Mo</translation>
    </message>
    <message>
        <source>it is longer than the server said</source>
        <translation>il est plus long que ce que le serveur a annoncé</translation>
    </message>
    <message>
        <source>what was there before is not part of it</source>
        <translation>ce qui était là auparavant n’en fait pas partie</translation>
    </message>
    <message>
        <source>it is larger than any that Magenta writes; choose another file</source>
        <translation>c’est plus gros que tout ce qu’écrit Magenta&#xa0;; choisir un autre fichier</translation>
    </message>
    <message>
        <source>it holds links or devices, which a checkpoint does not; choose another file</source>
        <translation>il contient des liens ou des périphériques, ce qu’un checkpoint n’a pas&#xa0;; choisir un autre fichier</translation>
    </message>
    <message>
        <source>it does not hold one checkpoint; unpack it yourself and import an .index file</source>
        <translation>il ne contient pas un seul checkpoint&#xa0;; le décompresser soi-même et importer un fichier .index</translation>
    </message>
    <message>
        <source>cannot read {}: {}</source>
        <translation>impossible de lire {}&#xa0;: {}</translation>
    </message>
    <message>
        <source>cannot read {}: {}; choose another file</source>
        <translation>impossible de lire {}&#xa0;: {}&#xa0;; choisir un autre fichier</translation>
    </message>
    <message>
        <source>it is no .tar; unpack it yourself and import the .index file in it</source>
        <translation>ce n’est pas un .tar&#xa0;; le décompresser soi-même et importer le fichier .index qu’il contient</translation>
    </message>
    <message>
        <source>it holds more files than a checkpoint has; choose another file</source>
        <translation>il contient plus de fichiers qu’un checkpoint n’en a&#xa0;; choisir un autre fichier</translation>
    </message>
    <message>
        <source>it unpacks to far more than any checkpoint; choose another file</source>
        <translation>décompressé, il est bien plus gros que n’importe quel checkpoint&#xa0;; choisir un autre fichier</translation>
    </message>
    <message>
        <source>it is of none of the systems that this program knows: {}</source>
        <translation>il n’est d’aucun des systèmes que ce programme connaît&#xa0;: {}</translation>
    </message>
    <message>
        <source>“{}” is no name for a model; use letters, digits, “_”, “-” and “.”, at most 64</source>
        <translation>«&#xa0;{}&#xa0;» n’est pas un nom de modèle&#xa0;; utiliser lettres, chiffres, «&#xa0;_&#xa0;», «&#xa0;-&#xa0;» et «&#xa0;.&#xa0;», 64 au plus</translation>
    </message>
    <message>
        <source>a model that comes with the program is called {}; choose another name with --as</source>
        <translation>un modèle fourni avec le programme s’appelle {}&#xa0;; choisir un autre nom avec --as</translation>
    </message>
    <message>
        <source>it is a bundle of “{}”; this program knows {}</source>
        <translation>c’est un bundle de «&#xa0;{}&#xa0;»&#xa0;; ce programme connaît {}</translation>
    </message>
    <message>
        <source>the checkpoint is damaged or of another kind; get the file again</source>
        <translation>le checkpoint est endommagé ou d’une autre sorte&#xa0;; se procurer le fichier de nouveau</translation>
    </message>
    <message>
        <source>the lowest pitch</source>
        <translation>la hauteur la plus grave</translation>
    </message>
    <message>
        <source>the highest pitch</source>
        <translation>la hauteur la plus aiguë</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>repetition</source>
        <translation>répétition</translation>
    </message>
    <message>
        <source>the range begins with {} above its end, {}; write the lower note first</source>
        <translation>l’ambitus commence par {}, au-dessus de sa fin, {}&#xa0;; écrire d’abord la note la plus grave</translation>
    </message>
    <message>
        <source>{} there is no note that the model can write here, which are {} to {}; widen the range or choose another key</source>
        <translation>{}, il n’y a aucune note que le modèle puisse écrire ici, soit de {} à {}&#xa0;; élargir l’ambitus ou choisir une autre tonalité</translation>
    </message>
    <message>
        <source>there are no notes to find a key in; choose a key, or begin with some notes</source>
        <translation>il n’y a pas de notes où trouver une tonalité&#xa0;; choisir une tonalité, ou commencer par quelques notes</translation>
    </message>
    <message>
        <source>from {} to {} in {}</source>
        <translation>de {} à {} en {}</translation>
    </message>
    <message>
        <source>from {} to {}</source>
        <translation>de {} à {}</translation>
    </message>
    <message>
        <source>there is no engine “{}”; choose one of {}</source>
        <translation>il n’y a pas de moteur «&#xa0;{}&#xa0;»&#xa0;; choisir parmi {}</translation>
    </message>
    <message>
        <source>everything in the part to fill is locked; unlock what may be written anew, or choose another part</source>
        <translation>tout est verrouillé dans le passage à remplir&#xa0;; déverrouiller ce qui peut être récrit, ou choisir un autre passage</translation>
    </message>
    <message>
        <source>the part to fill goes from one sixteenth to a later one; choose it anew</source>
        <translation>le passage à remplir va d’une double croche à une autre plus loin&#xa0;; le choisir de nouveau</translation>
    </message>
    <message>
        <source>the part to fill has at most {} bars of 4/4; choose a smaller one</source>
        <translation>le passage à remplir a au plus {} mesures à 4/4&#xa0;; en choisir un plus court</translation>
    </message>
    <message>
        <source>there are no notes in the part to fill whose {} could be kept; choose another part</source>
        <translation>il n’y a pas de notes dans le passage à remplir dont on puisse garder cela&#xa0;: {}&#xa0;; choisir un autre passage</translation>
    </message>
    <message>
        <source>{} writes none of the selected voices; select other notes, or choose a model that does: {}</source>
        <translation>{} n’écrit aucune des voix sélectionnées&#xa0;; sélectionner d’autres notes, ou choisir un modèle qui en écrit&#xa0;: {}</translation>
    </message>
    <message>
        <source>that is nothing that a model could have written; choose one of the rivals of a note</source>
        <translation>ce n’est rien qu’un modèle aurait pu écrire&#xa0;; choisir une des rivales d’une note</translation>
    </message>
    <message>
        <source>a pitch lies outside MIDI&apos;s range; choose one of the rivals of a note</source>
        <translation>une hauteur sort de l’étendue de MIDI&#xa0;; choisir une des rivales d’une note</translation>
    </message>
    <message>
        <source>real Magenta cannot fill, nor go on from what else could have been; choose the engine native or numpy</source>
        <translation>le vrai Magenta ne sait ni remplir ni continuer autrement à partir d’une note&#xa0;; choisir le moteur Natif ou NumPy</translation>
    </message>
    <message>
        <source>the note at {} is one of an idea that was blended: the model kept it, and did not draw it</source>
        <translation>la note à {} vient d’une des idées interpolées&#xa0;: le modèle l’a gardée et ne l’a pas tirée</translation>
    </message>
    <message>
        <source>the model hears a melody only, and there is none here; choose MusicVAE trio, or notes of a melody</source>
        <translation>le modèle n’entend qu’une mélodie, et il n’y en a pas ici&#xa0;; choisir MusicVAE trio, ou des notes d’une mélodie</translation>
    </message>
    <message>
        <source>the model writes voices of {} classes; this program knows melodies of {}, and trios of {}</source>
        <translation>le modèle écrit des voix de {} classes&#xa0;; ce programme connaît les mélodies de {} et les trios de {}</translation>
    </message>
    <message>
        <source>voices are added under a melody, and there are only drums here; draw a melody first</source>
        <translation>des voix s’ajoutent sous une mélodie, et il n’y a ici qu’une batterie&#xa0;; dessiner d’abord une mélodie</translation>
    </message>
    <message>
        <source>voices are added under a melody, and there is only a bass here; fill its bars instead to have chords above it</source>
        <translation>des voix s’ajoutent sous une mélodie, et il n’y a ici qu’une basse&#xa0;; remplir plutôt ses mesures pour avoir des accords au-dessus</translation>
    </message>
    <message>
        <source>tries</source>
        <translation>essais</translation>
    </message>
    <message>
        <source>to shape, say which attributes are to be others, and nothing else</source>
        <translation>pour façonner, dire quels attributs doivent changer, et rien d’autre</translation>
    </message>
    <message>
        <source>takes of an interpolation</source>
        <translation>prises d’une interpolation</translation>
    </message>
    <message>
        <source>takes of a shape</source>
        <translation>prises d’un façonnage</translation>
    </message>
    <message>
        <source>only a part of the song can be filled; choose one, and fill it</source>
        <translation>seul un passage du morceau peut être rempli&#xa0;; en choisir un, et le remplir</translation>
    </message>
    <message>
        <source>a song is continued in all its voices; to continue one of them, give its notes alone</source>
        <translation>un morceau continue dans toutes ses voix&#xa0;; pour n’en continuer qu’une, donner ses notes seules</translation>
    </message>
    <message>
        <source>there are {} bars to shape, and at most {} can be at once; select fewer</source>
        <translation>il y a {} mesures à façonner, et {} au plus peuvent l’être à la fois&#xa0;; en sélectionner moins</translation>
    </message>
    <message>
        <source>what is shaped is the melody, and there is none here; choose notes of a melody</source>
        <translation>ce qui est façonné est la mélodie, et il n’y en a pas ici&#xa0;; choisir des notes d’une mélodie</translation>
    </message>
    <message>
        <source>there is no model “{}”; import it, or choose one of {}</source>
        <translation>il n’y a pas de modèle «&#xa0;{}&#xa0;»&#xa0;; l’importer, ou choisir parmi {}</translation>
    </message>
    <message>
        <source>{} comes with the program and stays; only models that were imported can be removed</source>
        <translation>{} est livré avec le programme et reste&#xa0;; seuls les modèles importés peuvent être supprimés</translation>
    </message>
    <message>
        <source>there is no model “{}” to remove: none was imported</source>
        <translation>il n’y a pas de modèle «&#xa0;{}&#xa0;» à supprimer&#xa0;: aucun n’a été importé</translation>
    </message>
    <message>
        <source>there is no model “{}” to remove; choose one of {}</source>
        <translation>il n’y a pas de modèle «&#xa0;{}&#xa0;» à supprimer&#xa0;; choisir parmi {}</translation>
    </message>
    <message>
        <source>there are no models in {}; choose another folder, or reinstall them</source>
        <translation>il n’y a pas de modèles dans {}&#xa0;; choisir un autre dossier, ou les réinstaller</translation>
    </message>
    <message>
        <source>no MIDI ports</source>
        <translation>pas de ports MIDI</translation>
    </message>
    <message>
        <source>cannot make a MIDI port</source>
        <translation>impossible de créer un port MIDI</translation>
    </message>
    <message>
        <source>cannot listen to {}</source>
        <translation>impossible d’écouter {}</translation>
    </message>
    <message>
        <source>the song is longer than {:,} bars of 4/4; cut it into parts</source>
        <translation>le morceau dépasse {:,} mesures à 4/4&#xa0;; le couper en parties</translation>
    </message>
    <message>
        <source>Grand piano</source>
        <translation>Piano à queue</translation>
    </message>
    <message>
        <source>Bright piano</source>
        <translation>Piano brillant</translation>
    </message>
    <message>
        <source>Electric grand</source>
        <translation>Piano à queue élec.</translation>
    </message>
    <message>
        <source>Honky-tonk</source>
        <translation>Honky-tonk</translation>
    </message>
    <message>
        <source>Electric piano 1</source>
        <translation>Piano électrique 1</translation>
    </message>
    <message>
        <source>Electric piano 2</source>
        <translation>Piano électrique 2</translation>
    </message>
    <message>
        <source>Harpsichord</source>
        <translation>Clavecin</translation>
    </message>
    <message>
        <source>Clavinet</source>
        <translation>Clavinet</translation>
    </message>
    <message>
        <source>Celesta</source>
        <translation>Célesta</translation>
    </message>
    <message>
        <source>Glockenspiel</source>
        <translation>Glockenspiel</translation>
    </message>
    <message>
        <source>Music box</source>
        <translation>Boîte à musique</translation>
    </message>
    <message>
        <source>Vibraphone</source>
        <translation>Vibraphone</translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation>Marimba</translation>
    </message>
    <message>
        <source>Xylophone</source>
        <translation>Xylophone</translation>
    </message>
    <message>
        <source>Tubular bells</source>
        <translation>Cloches tubulaires</translation>
    </message>
    <message>
        <source>Dulcimer</source>
        <translation>Tympanon</translation>
    </message>
    <message>
        <source>Drawbar organ</source>
        <translation>Orgue à tirettes</translation>
    </message>
    <message>
        <source>Percussive organ</source>
        <translation>Orgue percussif</translation>
    </message>
    <message>
        <source>Rock organ</source>
        <translation>Orgue rock</translation>
    </message>
    <message>
        <source>Church organ</source>
        <translation>Orgue d’église</translation>
    </message>
    <message>
        <source>Reed organ</source>
        <translation>Harmonium</translation>
    </message>
    <message>
        <source>Accordion</source>
        <translation>Accordéon</translation>
    </message>
    <message>
        <source>Harmonica</source>
        <translation>Harmonica</translation>
    </message>
    <message>
        <source>Bandoneon</source>
        <translation>Bandonéon</translation>
    </message>
    <message>
        <source>Nylon guitar</source>
        <translation>Guitare nylon</translation>
    </message>
    <message>
        <source>Steel guitar</source>
        <translation>Guitare folk</translation>
    </message>
    <message>
        <source>Jazz guitar</source>
        <translation>Guitare jazz</translation>
    </message>
    <message>
        <source>Clean guitar</source>
        <translation>Guitare claire</translation>
    </message>
    <message>
        <source>Muted guitar</source>
        <translation>Guitare étouffée</translation>
    </message>
    <message>
        <source>Overdrive</source>
        <translation>Overdrive</translation>
    </message>
    <message>
        <source>Distortion</source>
        <translation>Distorsion</translation>
    </message>
    <message>
        <source>Guitar harmonics</source>
        <translation>Harmoniques guitare</translation>
    </message>
    <message>
        <source>Acoustic bass</source>
        <translation>Basse acoustique</translation>
    </message>
    <message>
        <source>Fingered bass</source>
        <translation>Basse aux doigts</translation>
    </message>
    <message>
        <source>Picked bass</source>
        <translation>Basse au médiator</translation>
    </message>
    <message>
        <source>Fretless bass</source>
        <translation>Basse fretless</translation>
    </message>
    <message>
        <source>Slap bass 1</source>
        <translation>Basse slap 1</translation>
    </message>
    <message>
        <source>Slap bass 2</source>
        <translation>Basse slap 2</translation>
    </message>
    <message>
        <source>Synth bass 1</source>
        <translation>Basse synthé 1</translation>
    </message>
    <message>
        <source>Synth bass 2</source>
        <translation>Basse synthé 2</translation>
    </message>
    <message>
        <source>Violin</source>
        <translation>Violon</translation>
    </message>
    <message>
        <source>Viola</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Cello</source>
        <translation>Violoncelle</translation>
    </message>
    <message>
        <source>Contrabass</source>
        <translation>Contrebasse</translation>
    </message>
    <message>
        <source>Tremolo strings</source>
        <translation>Cordes trémolo</translation>
    </message>
    <message>
        <source>Pizzicato</source>
        <translation>Pizzicato</translation>
    </message>
    <message>
        <source>Harp</source>
        <translation>Harpe</translation>
    </message>
    <message>
        <source>Timpani</source>
        <translation>Timbales</translation>
    </message>
    <message>
        <source>Strings 1</source>
        <translation>Cordes 1</translation>
    </message>
    <message>
        <source>Strings 2</source>
        <translation>Cordes 2</translation>
    </message>
    <message>
        <source>Synth strings 1</source>
        <translation>Cordes synthé 1</translation>
    </message>
    <message>
        <source>Synth strings 2</source>
        <translation>Cordes synthé 2</translation>
    </message>
    <message>
        <source>Choir aahs</source>
        <translation>Chœur «&#xa0;ah&#xa0;»</translation>
    </message>
    <message>
        <source>Voice oohs</source>
        <translation>Voix «&#xa0;ou&#xa0;»</translation>
    </message>
    <message>
        <source>Synth voice</source>
        <translation>Voix synthé</translation>
    </message>
    <message>
        <source>Orchestra hit</source>
        <translation>Hit d’orchestre</translation>
    </message>
    <message>
        <source>Trumpet</source>
        <translation>Trompette</translation>
    </message>
    <message>
        <source>Trombone</source>
        <translation>Trombone</translation>
    </message>
    <message>
        <source>Tuba</source>
        <translation>Tuba</translation>
    </message>
    <message>
        <source>Muted trumpet</source>
        <translation>Trompette bouchée</translation>
    </message>
    <message>
        <source>French horn</source>
        <translation>Cor d’harmonie</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>Cuivres</translation>
    </message>
    <message>
        <source>Synth brass 1</source>
        <translation>Cuivres synthé 1</translation>
    </message>
    <message>
        <source>Synth brass 2</source>
        <translation>Cuivres synthé 2</translation>
    </message>
    <message>
        <source>Soprano sax</source>
        <translation>Sax soprano</translation>
    </message>
    <message>
        <source>Alto sax</source>
        <translation>Sax alto</translation>
    </message>
    <message>
        <source>Tenor sax</source>
        <translation>Sax ténor</translation>
    </message>
    <message>
        <source>Baritone sax</source>
        <translation>Sax baryton</translation>
    </message>
    <message>
        <source>Oboe</source>
        <translation>Hautbois</translation>
    </message>
    <message>
        <source>English horn</source>
        <translation>Cor anglais</translation>
    </message>
    <message>
        <source>Bassoon</source>
        <translation>Basson</translation>
    </message>
    <message>
        <source>Clarinet</source>
        <translation>Clarinette</translation>
    </message>
    <message>
        <source>Piccolo</source>
        <translation>Piccolo</translation>
    </message>
    <message>
        <source>Flute</source>
        <translation>Flûte</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Flûte à bec</translation>
    </message>
    <message>
        <source>Pan flute</source>
        <translation>Flûte de Pan</translation>
    </message>
    <message>
        <source>Bottle</source>
        <translation>Bouteille</translation>
    </message>
    <message>
        <source>Shakuhachi</source>
        <translation>Shakuhachi</translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation>Sifflet</translation>
    </message>
    <message>
        <source>Ocarina</source>
        <translation>Ocarina</translation>
    </message>
    <message>
        <source>Square lead</source>
        <translation>Lead carré</translation>
    </message>
    <message>
        <source>Saw lead</source>
        <translation>Lead dents de scie</translation>
    </message>
    <message>
        <source>Calliope</source>
        <translation>Calliope</translation>
    </message>
    <message>
        <source>Chiff lead</source>
        <translation>Lead chiff</translation>
    </message>
    <message>
        <source>Charang</source>
        <translation>Charang</translation>
    </message>
    <message>
        <source>Voice lead</source>
        <translation>Lead voix</translation>
    </message>
    <message>
        <source>Fifths lead</source>
        <translation>Lead quintes</translation>
    </message>
    <message>
        <source>Bass lead</source>
        <translation>Lead basse</translation>
    </message>
    <message>
        <source>New age pad</source>
        <translation>Nappe new age</translation>
    </message>
    <message>
        <source>Warm pad</source>
        <translation>Nappe chaude</translation>
    </message>
    <message>
        <source>Polysynth</source>
        <translation>Polysynthé</translation>
    </message>
    <message>
        <source>Choir pad</source>
        <translation>Nappe chœur</translation>
    </message>
    <message>
        <source>Bowed pad</source>
        <translation>Nappe archet</translation>
    </message>
    <message>
        <source>Metallic pad</source>
        <translation>Nappe métallique</translation>
    </message>
    <message>
        <source>Halo pad</source>
        <translation>Nappe halo</translation>
    </message>
    <message>
        <source>Sweep pad</source>
        <translation>Nappe balayage</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>Pluie</translation>
    </message>
    <message>
        <source>Soundtrack</source>
        <translation>Bande-son</translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation>Cristal</translation>
    </message>
    <message>
        <source>Atmosphere</source>
        <translation>Atmosphère</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillance</translation>
    </message>
    <message>
        <source>Goblins</source>
        <translation>Gobelins</translation>
    </message>
    <message>
        <source>Echoes</source>
        <translation>Échos</translation>
    </message>
    <message>
        <source>Sci-fi</source>
        <translation>Science-fiction</translation>
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
        <translation>Cornemuse</translation>
    </message>
    <message>
        <source>Fiddle</source>
        <translation>Violon folk</translation>
    </message>
    <message>
        <source>Shanai</source>
        <translation>Shehnai</translation>
    </message>
    <message>
        <source>Tinkle bell</source>
        <translation>Clochette</translation>
    </message>
    <message>
        <source>Agogo</source>
        <translation>Agogo</translation>
    </message>
    <message>
        <source>Steel drums</source>
        <translation>Steel drums</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>Wood-block</translation>
    </message>
    <message>
        <source>Taiko</source>
        <translation>Taiko</translation>
    </message>
    <message>
        <source>Melodic tom</source>
        <translation>Tom mélodique</translation>
    </message>
    <message>
        <source>Synth drum</source>
        <translation>Tom synthé</translation>
    </message>
    <message>
        <source>Reverse cymbal</source>
        <translation>Cymbale inversée</translation>
    </message>
    <message>
        <source>Fret noise</source>
        <translation>Bruit de frettes</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Souffle</translation>
    </message>
    <message>
        <source>Seashore</source>
        <translation>Bord de mer</translation>
    </message>
    <message>
        <source>Bird</source>
        <translation>Oiseau</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Helicopter</source>
        <translation>Hélicoptère</translation>
    </message>
    <message>
        <source>Applause</source>
        <translation>Applaudissements</translation>
    </message>
    <message>
        <source>Gunshot</source>
        <translation>Coup de feu</translation>
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
        <translation>Électronique</translation>
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
        <translation>Balais</translation>
    </message>
    <message>
        <source>Orchestra</source>
        <translation>Orchestre</translation>
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
        <translation>Rimshot</translation>
    </message>
    <message>
        <source>Snare</source>
        <translation>C. claire</translation>
    </message>
    <message>
        <source>Clap</source>
        <translation>Clap</translation>
    </message>
    <message>
        <source>Snare 2</source>
        <translation>C. claire 2</translation>
    </message>
    <message>
        <source>Floor tom</source>
        <translation>T. basse</translation>
    </message>
    <message>
        <source>Hi-hat</source>
        <translation>Charley</translation>
    </message>
    <message>
        <source>Floor 2</source>
        <translation>T. basse 2</translation>
    </message>
    <message>
        <source>Pedal hat</source>
        <translation>Ch. pied</translation>
    </message>
    <message>
        <source>Low tom</source>
        <translation>T. grave</translation>
    </message>
    <message>
        <source>Open hat</source>
        <translation>Ch. ouv.</translation>
    </message>
    <message>
        <source>Mid 2</source>
        <translation>T. méd. 2</translation>
    </message>
    <message>
        <source>Mid tom</source>
        <translation>T. méd.</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Crash</translation>
    </message>
    <message>
        <source>High tom</source>
        <translation>T. aigu</translation>
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
        <translation>Ride dôme</translation>
    </message>
    <message>
        <source>Tambour.</source>
        <translation>Tambourin</translation>
    </message>
    <message>
        <source>Splash</source>
        <translation>Splash</translation>
    </message>
    <message>
        <source>Cowbell</source>
        <translation>Cloche</translation>
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
        <translation>Bongo aig.</translation>
    </message>
    <message>
        <source>Bongo lo</source>
        <translation>Bongo gr.</translation>
    </message>
    <message>
        <source>Conga m.</source>
        <translation>Conga ét.</translation>
    </message>
    <message>
        <source>Conga hi</source>
        <translation>Conga aig.</translation>
    </message>
    <message>
        <source>Conga lo</source>
        <translation>Conga gr.</translation>
    </message>
    <message>
        <source>Timbal hi</source>
        <translation>Timb. aig.</translation>
    </message>
    <message>
        <source>Timbal lo</source>
        <translation>Timb. gr.</translation>
    </message>
    <message>
        <source>Agogo hi</source>
        <translation>Agogo aig.</translation>
    </message>
    <message>
        <source>Agogo lo</source>
        <translation>Agogo gr.</translation>
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
        <translation>Sifflet 2</translation>
    </message>
    <message>
        <source>Guiro</source>
        <translation>Güiro</translation>
    </message>
    <message>
        <source>Guiro 2</source>
        <translation>Güiro 2</translation>
    </message>
    <message>
        <source>Claves</source>
        <translation>Claves</translation>
    </message>
    <message>
        <source>Block hi</source>
        <translation>Block aig.</translation>
    </message>
    <message>
        <source>Block lo</source>
        <translation>Block gr.</translation>
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
        <translation>Triangle</translation>
    </message>
    <message>
        <source>Triangle 2</source>
        <translation>Triangle 2</translation>
    </message>
    <message>
        <source>C major</source>
        <translation>do majeur</translation>
    </message>
    <message>
        <source>D♭ major</source>
        <translation>ré♭ majeur</translation>
    </message>
    <message>
        <source>D major</source>
        <translation>ré majeur</translation>
    </message>
    <message>
        <source>E♭ major</source>
        <translation>mi♭ majeur</translation>
    </message>
    <message>
        <source>E major</source>
        <translation>mi majeur</translation>
    </message>
    <message>
        <source>F major</source>
        <translation>fa majeur</translation>
    </message>
    <message>
        <source>F♯ major</source>
        <translation>fa♯ majeur</translation>
    </message>
    <message>
        <source>G major</source>
        <translation>sol majeur</translation>
    </message>
    <message>
        <source>A♭ major</source>
        <translation>la♭ majeur</translation>
    </message>
    <message>
        <source>A major</source>
        <translation>la majeur</translation>
    </message>
    <message>
        <source>B♭ major</source>
        <translation>si♭ majeur</translation>
    </message>
    <message>
        <source>B major</source>
        <translation>si majeur</translation>
    </message>
    <message>
        <source>C minor</source>
        <translation>do mineur</translation>
    </message>
    <message>
        <source>C♯ minor</source>
        <translation>do♯ mineur</translation>
    </message>
    <message>
        <source>D minor</source>
        <translation>ré mineur</translation>
    </message>
    <message>
        <source>E♭ minor</source>
        <translation>mi♭ mineur</translation>
    </message>
    <message>
        <source>E minor</source>
        <translation>mi mineur</translation>
    </message>
    <message>
        <source>F minor</source>
        <translation>fa mineur</translation>
    </message>
    <message>
        <source>F♯ minor</source>
        <translation>fa♯ mineur</translation>
    </message>
    <message>
        <source>G minor</source>
        <translation>sol mineur</translation>
    </message>
    <message>
        <source>G♯ minor</source>
        <translation>sol♯ mineur</translation>
    </message>
    <message>
        <source>A minor</source>
        <translation>la mineur</translation>
    </message>
    <message>
        <source>B♭ minor</source>
        <translation>si♭ mineur</translation>
    </message>
    <message>
        <source>B minor</source>
        <translation>si mineur</translation>
    </message>
    <message>
        <source>the tonic</source>
        <translation>la tonique</translation>
    </message>
    <message>
        <source>the MIDI file has more than {:,} bytes; cut it into parts</source>
        <translation>le fichier MIDI fait plus de {:,} octets&#xa0;; le couper en morceaux</translation>
    </message>
    <message>
        <source>the MIDI file has more than {:,} events; cut it into parts</source>
        <translation>le fichier MIDI a plus de {:,} événements&#xa0;; le couper en morceaux</translation>
    </message>
    <message>
        <source>cannot put back {}: {}; what was there before is {}, move it there yourself</source>
        <translation>impossible de remettre {}&#xa0;: {}&#xa0;; ce qui s’y trouvait avant est {}, le déplacer soi-même à sa place</translation>
    </message>
    <message>
        <source>{} tracks share the voice {}, with the sound of {}: {}</source>
        <translation>{} pistes partagent la voix {}, avec le son {}&#xa0;: {}</translation>
    </message>
    <message>
        <source>the track {} plays several notes at a time; its highest line is the melody, the rest is harmony</source>
        <translation>la piste {} joue plusieurs notes à la fois&#xa0;; sa ligne la plus haute est la mélodie, le reste l’harmonie</translation>
    </message>
    <message>
        <source>melody</source>
        <translation>mélodie</translation>
    </message>
    <message>
        <source>harmony</source>
        <translation>harmonie</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>basse</translation>
    </message>
    <message>
        <source>{} cannot {}; choose one of {}</source>
        <translation>{} ne peut pas {}&#xa0;; choisir parmi {}</translation>
    </message>
    <message>
        <source>{} writes all bars at once and cannot be led by the bar before; set the repetition to 0</source>
        <translation>{} écrit toutes les mesures d’un coup et ne peut pas suivre la mesure précédente&#xa0;; mettre la répétition à 0</translation>
    </message>
    <message>
        <source>{} cannot interpolate; choose a MusicVAE</source>
        <translation>{} ne peut pas interpoler&#xa0;; choisir un MusicVAE</translation>
    </message>
    <message>
        <source>{} cannot shape; choose a MusicVAE</source>
        <translation>{} ne peut pas façonner&#xa0;; choisir un MusicVAE</translation>
    </message>
    <message>
        <source>the engine magenta is not installed; install it with: uv sync --extra magenta</source>
        <translation>le moteur Magenta n’est pas installé&#xa0;; l’installer avec&#xa0;: uv sync --extra magenta</translation>
    </message>
    <message>
        <source>the engine magenta does not interpolate here; choose the engine native or numpy</source>
        <translation>le moteur Magenta n’interpole pas ici&#xa0;; choisir le moteur Natif ou NumPy</translation>
    </message>
    <message>
        <source>the engine magenta does not tell why it wrote a note; choose the engine native or numpy</source>
        <translation>le moteur Magenta ne dit pas pourquoi il a écrit une note&#xa0;; choisir le moteur Natif ou NumPy</translation>
    </message>
    <message>
        <source>the engine magenta does not shape; choose the engine native or numpy</source>
        <translation>le moteur Magenta ne façonne pas&#xa0;; choisir le moteur Natif ou NumPy</translation>
    </message>
    <message>
        <source>Magenta&apos;s process ended unexpectedly, perhaps for want of memory; try again</source>
        <translation>le processus de Magenta s’est arrêté sans prévenir, peut-être faute de mémoire&#xa0;; réessayer</translation>
    </message>
    <message>
        <source>real Magenta knows no key, range, top-p or repetition; leave them off, or choose the engine native or numpy</source>
        <translation>le vrai Magenta ne connaît ni tonalité, ni ambitus, ni top-p, ni répétition&#xa0;; les laisser de côté, ou choisir le moteur Natif ou NumPy</translation>
    </message>
    <message>
        <source>these weights have no array {}; they are not those of {}</source>
        <translation>ces poids n’ont pas de tableau {}&#xa0;; ce ne sont pas ceux de {}</translation>
    </message>
    <message>
        <source>the attention vector has shape {}, not ({},)</source>
        <translation>le vecteur d’attention a la forme {}, et non ({},)</translation>
    </message>
    <message>
        <source>an array has shape {} where ({}, {}) is needed</source>
        <translation>un tableau a la forme {} là où il faut ({}, {})</translation>
    </message>
    <message>
        <source>no note is allowed in both keys at once; have all in A&apos;s key, or widen the range</source>
        <translation>aucune note n’est permise dans les deux tonalités à la fois&#xa0;; tout garder dans la tonalité de A, ou élargir l’ambitus</translation>
    </message>
    <message>
        <source>the model fills at most {} bars of 4/4 at a time; choose a smaller part</source>
        <translation>le modèle remplit au plus {} mesures à 4/4 à la fois&#xa0;; choisir un passage plus court</translation>
    </message>
    <message>
        <source>these weights hold a decoder only, which can write but not read; use the whole model</source>
        <translation>ces poids ne contiennent qu’un décodeur, qui peut écrire mais non lire&#xa0;; utiliser le modèle entier</translation>
    </message>
    <message>
        <source>these weights have no decoder; they are of another model</source>
        <translation>ces poids n’ont pas de décodeur&#xa0;; ils sont d’un autre modèle</translation>
    </message>
    <message>
        <source>the first states of {} do not fit its cells</source>
        <translation>les premiers états de {} ne vont pas avec ses cellules</translation>
    </message>
    <message>
        <source>a decoder&apos;s arrays do not fit each other</source>
        <translation>les tableaux d’un décodeur ne vont pas ensemble</translation>
    </message>
    <message>
        <source>the encoder&apos;s arrays do not fit the decoder&apos;s</source>
        <translation>les tableaux de l’encodeur ne vont pas avec ceux du décodeur</translation>
    </message>
    <message>
        <source>{} cannot be {}; ask for a number of one of {}</source>
        <translation>{} ne peut pas être {}&#xa0;; demander un nombre pour l’un de ceux-ci&#xa0;: {}</translation>
    </message>
    <message>
        <source>the logits have shape {}; these are not the weights of Polyphony RNN</source>
        <translation>les logits ont la forme {}&#xa0;; ce ne sont pas les poids de Polyphony RNN</translation>
    </message>
    <message>
        <source>Polyphony RNN writes event by event; branch it from a rival of one of its own notes</source>
        <translation>Polyphony RNN écrit événement par événement&#xa0;; partir d’une rivale d’une de ses propres notes</translation>
    </message>
    <message>
        <source>the number of takes to choose from</source>
        <translation>le nombre de prises parmi lesquelles choisir</translation>
    </message>
    <message>
        <source>key</source>
        <translation>tonalité</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>mesures</translation>
    </message>
    <message>
        <source>takes</source>
        <translation>prises</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>distance</translation>
    </message>
    <message>
        <source>to interpolate, say what is to be blended, and nothing else</source>
        <translation>pour interpoler, dire ce qui doit être mêlé, et rien d’autre</translation>
    </message>
    <message>
        <source>{} bars of {} are more than the {} of 4/4 that can be written at once; ask for fewer bars</source>
        <translation>{} mesures à {} dépassent les {} à 4/4 qui peuvent être écrites d’un coup&#xa0;; demander moins de mesures</translation>
    </message>
    <message>
        <source>there is nothing to {}; draw or select some notes first</source>
        <translation>il n’y a rien à {}&#xa0;; dessiner ou sélectionner d’abord quelques notes</translation>
    </message>
    <message>
        <source>there is nothing to shape; draw or select some notes first</source>
        <translation>il n’y a rien à façonner&#xa0;; dessiner ou sélectionner d’abord quelques notes</translation>
    </message>
    <message>
        <source>its format is {}; this program reads {}</source>
        <translation>son format est {}&#xa0;; ce programme lit {}</translation>
    </message>
    <message>
        <source>it names the system “{}”, which this program does not know</source>
        <translation>il nomme le système «&#xa0;{}&#xa0;», que ce programme ne connaît pas</translation>
    </message>
    <message>
        <source>cannot read the models&apos; manifest {}: {}; {}</source>
        <translation>impossible de lire la liste des modèles {}&#xa0;: {}&#xa0;; {}</translation>
    </message>
    <message>
        <source>cannot read the weights of {}: {}; reinstall them</source>
        <translation>impossible de lire les poids de {}&#xa0;: {}&#xa0;; les réinstaller</translation>
    </message>
    <message>
        <source>{} is damaged: its sha256 is not the manifest&apos;s; reinstall it</source>
        <translation>{} est endommagé&#xa0;: son sha256 n’est pas celui de la liste des modèles&#xa0;; le réinstaller</translation>
    </message>
    <message>
        <source>{} does not hold the arrays that the manifest names; reinstall it</source>
        <translation>{} ne contient pas les tableaux que nomme la liste des modèles&#xa0;; le réinstaller</translation>
    </message>
    <message>
        <source>move it away and import your models again</source>
        <translation>la mettre de côté et importer de nouveau ses modèles</translation>
    </message>
    <message>
        <source>these attributes are those that the song has; ask for others</source>
        <translation>ces attributs sont déjà ceux du morceau&#xa0;; en demander d’autres</translation>
    </message>
    <message>
        <source>reinstall it</source>
        <translation>la réinstaller</translation>
    </message>
    <message>
        <source>the model did not draw the note at {}; choose one that it wrote</source>
        <translation>le modèle n’a pas tiré la note à {}&#xa0;; en choisir une qu’il a écrite</translation>
    </message>
    <message>
        <source>no MIDI ports: this system has no ALSA sequencer ({}); load it with: modprobe snd-seq</source>
        <translation>pas de ports MIDI&#xa0;: ce système n’a pas de séquenceur ALSA ({})&#xa0;; le charger avec&#xa0;: modprobe snd-seq</translation>
    </message>
    <message>
        <source>no MIDI ports: python-rtmidi cannot be used here ({}); it has packages for Python 3.11 and 3.12, install it with: pip install python-rtmidi</source>
        <translation>pas de ports MIDI&#xa0;: python-rtmidi n’est pas utilisable ici ({})&#xa0;; il existe pour Python 3.11 et 3.12, l’installer avec&#xa0;: pip install python-rtmidi</translation>
    </message>
    <message>
        <source>{}: {}; close other programs that may hold it, or plug it in anew</source>
        <translation>{}&#xa0;: {}&#xa0;; fermer les programmes qui pourraient l’occuper, ou le rebrancher</translation>
    </message>
    <message>
        <source>{} is {}; choose a value from {} to {}</source>
        <translation>{}&#xa0;: {}&#xa0;; choisir une valeur de {} à {}</translation>
    </message>
    <message>
        <source>“{}” is no key; write one such as C, Bb, F# minor or Am</source>
        <translation>«&#xa0;{}&#xa0;» n’est pas une tonalité&#xa0;; en écrire une comme C, Bb, F# minor ou Am</translation>
    </message>
    <message>
        <source>the number of beats in a bar</source>
        <translation>le nombre de temps d’une mesure</translation>
    </message>
    <message>
        <source>a beat cannot be 1/{}; choose one of {}</source>
        <translation>un temps ne peut pas être 1/{}&#xa0;; choisir parmi {}</translation>
    </message>
    <message>
        <source>{!r} is no metre; write it as 3/4 or 6/8</source>
        <translation>{!r} n’est pas une métrique&#xa0;; écrire 3/4 ou 6/8</translation>
    </message>
    <message>
        <source>this is not a MIDI file: it does not begin with a MIDI header; choose a .mid file</source>
        <translation>ce n’est pas un fichier MIDI&#xa0;: il ne commence pas par un en-tête MIDI&#xa0;; choisir un fichier .mid</translation>
    </message>
    <message>
        <source>the MIDI file counts time in film frames or not at all; export it with ticks per quarter</source>
        <translation>le fichier MIDI compte le temps en images de film, ou pas du tout&#xa0;; l’exporter en pulsations par noire</translation>
    </message>
    <message>
        <source>the MIDI file has no tracks; export it again</source>
        <translation>le fichier MIDI n’a pas de pistes&#xa0;; l’exporter de nouveau</translation>
    </message>
    <message>
        <source>the MIDI file is damaged: a number has no end; export it again</source>
        <translation>le fichier MIDI est endommagé&#xa0;: un nombre n’a pas de fin&#xa0;; l’exporter de nouveau</translation>
    </message>
    <message>
        <source>the MIDI file is longer than {} bars; cut it into parts</source>
        <translation>le fichier MIDI fait plus de {} mesures&#xa0;; le couper en morceaux</translation>
    </message>
    <message>
        <source>the MIDI file has more than {:,} notes; cut it into parts</source>
        <translation>le fichier MIDI a plus de {:,} notes&#xa0;; le couper en morceaux</translation>
    </message>
    <message>
        <source>the MIDI file is damaged: an event has no kind; export it again</source>
        <translation>le fichier MIDI est endommagé&#xa0;: un événement n’a pas de nature&#xa0;; l’exporter de nouveau</translation>
    </message>
    <message>
        <source>the MIDI file is damaged: a value is out of range; export it again</source>
        <translation>le fichier MIDI est endommagé&#xa0;: une valeur sort de son étendue&#xa0;; l’exporter de nouveau</translation>
    </message>
    <message>
        <source>the MIDI file has more than {} tracks; export fewer</source>
        <translation>le fichier MIDI a plus de {} pistes&#xa0;; en exporter moins</translation>
    </message>
    <message>
        <source>the MIDI file has an impossible tempo; set it anew where the file was made</source>
        <translation>le fichier MIDI a un tempo impossible&#xa0;; le redonner là où le fichier a été fait</translation>
    </message>
    <message>
        <source>the file breaks off before its end; what comes before was read</source>
        <translation>le fichier s’interrompt avant la fin&#xa0;; ce qui précède a été lu</translation>
    </message>
    <message>
        <source>the file changes its metre; the song is in the first one, {}, from end to end</source>
        <translation>le fichier change de métrique&#xa0;; le morceau est de bout en bout dans la première, {}</translation>
    </message>
    <message>
        <source>the file changes its tempo; the song has the first one, {} bpm, from end to end</source>
        <translation>le fichier change de tempo&#xa0;; le morceau garde de bout en bout le premier, {} bpm</translation>
    </message>
    <message>
        <source>the file is at {} bpm, which is out of range here; the song is at {} bpm</source>
        <translation>le fichier est à {} bpm, ce qui n’existe pas ici&#xa0;; le morceau est à {} bpm</translation>
    </message>
    <message>
        <source>the file begins with a pickup of {}; a rest before it fills the first bar of the song, which is in {}</source>
        <translation>le&#xa0;fichier&#xa0;commence&#xa0;par&#xa0;une&#xa0;levée&#xa0;de&#xa0;{}&#xa0;;&#xa0;un&#xa0;silence&#xa0;avant&#xa0;elle&#xa0;complète&#xa0;la&#xa0;première&#xa0;mesure&#xa0;du&#xa0;morceau,&#xa0;qui&#xa0;est&#xa0;en&#xa0;{}</translation>
    </message>
    <message>
        <source>the file is in {}/{}, which this program does not know; the song is in 4/4, choose a metre for it</source>
        <translation>le fichier est à {}/{}, ce que ce programme ne connaît pas&#xa0;; le morceau est à 4/4, lui choisir une métrique</translation>
    </message>
    <message>
        <source>C♭{}</source>
        <translation>Do♭{}</translation>
    </message>
    <message>
        <source>C{}</source>
        <translation>Do{}</translation>
    </message>
    <message>
        <source>C♯{}</source>
        <translation>Do♯{}</translation>
    </message>
    <message>
        <source>D♭{}</source>
        <translation>Ré♭{}</translation>
    </message>
    <message>
        <source>D{}</source>
        <translation>Ré{}</translation>
    </message>
    <message>
        <source>D♯{}</source>
        <translation>Ré♯{}</translation>
    </message>
    <message>
        <source>E♭{}</source>
        <translation>Mi♭{}</translation>
    </message>
    <message>
        <source>E{}</source>
        <translation>Mi{}</translation>
    </message>
    <message>
        <source>E♯{}</source>
        <translation>Mi♯{}</translation>
    </message>
    <message>
        <source>F♭{}</source>
        <translation>Fa♭{}</translation>
    </message>
    <message>
        <source>F{}</source>
        <translation>Fa{}</translation>
    </message>
    <message>
        <source>F♯{}</source>
        <translation>Fa♯{}</translation>
    </message>
    <message>
        <source>G♭{}</source>
        <translation>Sol♭{}</translation>
    </message>
    <message>
        <source>G{}</source>
        <translation>Sol{}</translation>
    </message>
    <message>
        <source>G♯{}</source>
        <translation>Sol♯{}</translation>
    </message>
    <message>
        <source>A♭{}</source>
        <translation>La♭{}</translation>
    </message>
    <message>
        <source>A{}</source>
        <translation>La{}</translation>
    </message>
    <message>
        <source>A♯{}</source>
        <translation>La♯{}</translation>
    </message>
    <message>
        <source>B♭{}</source>
        <translation>Si♭{}</translation>
    </message>
    <message>
        <source>B{}</source>
        <translation>Si{}</translation>
    </message>
    <message>
        <source>B♯{}</source>
        <translation>Si♯{}</translation>
    </message>
    <message>
        <source>“{}” is no note; write one such as C4, Bb3 or 60</source>
        <translation>«&#xa0;{}&#xa0;» n’est pas une note&#xa0;; en écrire une comme C4, Bb3 ou 60</translation>
    </message>
    <message>
        <source>“{}” is no range; write one such as C3-C6 or 48-84</source>
        <translation>«&#xa0;{}&#xa0;» n’est pas un ambitus&#xa0;; en écrire un comme C3-C6 ou 48-84</translation>
    </message>
    <message>
        <source>this was not written by this program, or by a newer one: {!r} is not what belongs there; open it with the program that wrote it</source>
        <translation>ce n’est pas ce programme qui l’a écrit, ou c’en est un plus récent&#xa0;: {!r} n’a rien à faire là&#xa0;; l’ouvrir avec le programme qui l’a écrit</translation>
    </message>
    <message>
        <source>cannot write {}: what is there is no file; choose another name, nothing was changed</source>
        <translation>impossible d’écrire {}&#xa0;: ce qui s’y trouve n’est pas un fichier&#xa0;; choisir un autre nom, rien n’a été changé</translation>
    </message>
    <message>
        <source>two files are to be called {}; choose another name for one of them, nothing was changed</source>
        <translation>deux fichiers doivent s’appeler {}&#xa0;; choisir un autre nom pour l’un d’eux, rien n’a été changé</translation>
    </message>
    <message>
        <source>cannot remove {}: {}; remove it yourself</source>
        <translation>impossible de supprimer {}&#xa0;: {}&#xa0;; le supprimer soi-même</translation>
    </message>
    <message>
        <source>cannot write {}: {}; choose another place, nothing was changed</source>
        <translation>impossible d’écrire {}&#xa0;: {}&#xa0;; choisir un autre endroit, rien n’a été changé</translation>
    </message>
    <message>
        <source>cannot write into {}: {}; choose another folder</source>
        <translation>impossible d’écrire dans {}&#xa0;: {}&#xa0;; choisir un autre dossier</translation>
    </message>
    <message>
        <source>the song takes {:,} bytes; at most {:,} can be kept; save a part of it</source>
        <translation>le morceau fait {:,} octets&#xa0;; {:,} au plus peuvent être gardés&#xa0;; en enregistrer une partie</translation>
    </message>
    <message>
        <source>the song has other parts than it should have; open it with the program that wrote it</source>
        <translation>le morceau a d’autres parties que celles qu’il devrait avoir&#xa0;; l’ouvrir avec le programme qui l’a écrit</translation>
    </message>
    <message>
        <source>the song does not say well where it belongs; open it with the program that wrote it</source>
        <translation>le morceau ne dit pas bien où est sa place&#xa0;; l’ouvrir avec le programme qui l’a écrit</translation>
    </message>
    <message>
        <source>this is not a song of this program: it does not begin as one; choose a .sketch file</source>
        <translation>ce n’est pas un morceau de ce programme&#xa0;: il ne commence pas comme il faut&#xa0;; choisir un fichier .sketch</translation>
    </message>
    <message>
        <source>the song was written by a newer program (format {}, this one reads {}); open it with that one</source>
        <translation>le morceau a été écrit par un programme plus récent (format {}, celui-ci lit {})&#xa0;; l’ouvrir avec lui</translation>
    </message>
    <message>
        <source>the song&apos;s first line is damaged; its .bak, if there is one beside it, can be opened</source>
        <translation>la première ligne du morceau est endommagée&#xa0;; son .bak, s’il y en a un à côté, peut être ouvert</translation>
    </message>
    <message>
        <source>the song breaks off: {:,} of {:,} bytes are there; its .bak, if there is one beside it, can be opened</source>
        <translation>le morceau s’interrompt&#xa0;: {:,} octets sur {:,} sont là&#xa0;; son .bak, s’il y en a un à côté, peut être ouvert</translation>
    </message>
    <message>
        <source>the song is damaged: its checksum is another; its .bak, if there is one, can be opened</source>
        <translation>le morceau est endommagé&#xa0;: sa somme de contrôle est autre&#xa0;; son .bak, s’il y en a un, peut être ouvert</translation>
    </message>
    <message>
        <source>what should be a song is something else; open it with the program that wrote it</source>
        <translation>ce qui devrait être un morceau est autre chose&#xa0;; l’ouvrir avec le programme qui l’a écrit</translation>
    </message>
    <message>
        <source>the song&apos;s mix has not one line for each voice; open it with the program that wrote it</source>
        <translation>le mixage du morceau n’a pas une ligne par voix&#xa0;; l’ouvrir avec le programme qui l’a écrit</translation>
    </message>
    <message>
        <source>the song&apos;s mix is out of range; open it with the program that wrote it</source>
        <translation>le mixage du morceau sort de son étendue&#xa0;; l’ouvrir avec le programme qui l’a écrit</translation>
    </message>
    <message>
        <source>{}; choose another file</source>
        <translation>{}&#xa0;; choisir un autre fichier</translation>
    </message>
</context>
<context>
    <name>ScaleBox</name>
    <message>
        <source>Key</source>
        <translation>Tonalité</translation>
    </message>
    <message>
        <source>The tonic of the scale; auto: of the song&apos;s key</source>
        <translation>Tonique de la gamme&#xa0;; auto&#xa0;: celle de la tonalité du morceau</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Gamme</translation>
    </message>
    <message>
        <source>Rows outside it are darker</source>
        <translation>Les lignes hors de la gamme sont plus sombres</translation>
    </message>
    <message>
        <source>major</source>
        <translation>majeur</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>mineur</translation>
    </message>
    <message>
        <source>harmonic minor</source>
        <translation>mineur harmonique</translation>
    </message>
    <message>
        <source>melodic minor</source>
        <translation>mineur mélodique</translation>
    </message>
    <message>
        <source>dorian</source>
        <translation>dorien</translation>
    </message>
    <message>
        <source>phrygian</source>
        <translation>phrygien</translation>
    </message>
    <message>
        <source>lydian</source>
        <translation>lydien</translation>
    </message>
    <message>
        <source>mixolydian</source>
        <translation>mixolydien</translation>
    </message>
    <message>
        <source>locrian</source>
        <translation>locrien</translation>
    </message>
    <message>
        <source>major pentatonic</source>
        <translation>pentatonique majeure</translation>
    </message>
    <message>
        <source>minor pentatonic</source>
        <translation>pentatonique mineure</translation>
    </message>
    <message>
        <source>blues</source>
        <translation>blues</translation>
    </message>
    <message>
        <source>whole tone</source>
        <translation>par tons</translation>
    </message>
    <message>
        <source>chromatic</source>
        <translation>chromatique</translation>
    </message>
    <message>
        <source>auto: {}</source>
        <translation>auto&#xa0;: {}</translation>
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
        <translation>{} notes</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Imported: {}</source>
        <translation>Importé&#xa0;: {}</translation>
    </message>
    <message>
        <source>Removed: {}</source>
        <translation>Supprimé&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>Shape</name>
    <message>
        <source>Shape</source>
        <translation>Façonner</translation>
    </message>
</context>
<context>
    <name>ShapePanel</name>
    <message>
        <source>its own key</source>
        <translation>sa tonalité</translation>
    </message>
    <message>
        <source>Which key notes are to be in</source>
        <translation>La tonalité voulue pour les notes</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonalité</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Comme avant</translation>
    </message>
    <message>
        <source>All sliders back to where they were</source>
        <translation>Remettre tous les curseurs là où ils étaient</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Façonner</translation>
    </message>
    <message>
        <source>This model cannot be led by a slider; of many takes with other seeds the nearest is chosen</source>
        <translation>Ce modèle ne se laisse pas guider par un curseur&#xa0;; parmi de nombreuses prises avec d’autres graines, la plus proche est retenue</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>notes a bar</source>
        <translation>notes/mesure</translation>
    </message>
    <message>
        <source>How many notes begin in a bar</source>
        <translation>Nombre de notes qui commencent dans une mesure</translation>
    </message>
    <message>
        <source>In key</source>
        <translation>Dans le ton</translation>
    </message>
    <message>
        <source>How many of the notes are in the key</source>
        <translation>Part des notes qui sont dans la tonalité</translation>
    </message>
    <message>
        <source>Leaps</source>
        <translation>Sauts</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>demi-tons</translation>
    </message>
    <message>
        <source>How far it is from a note to the next, on average</source>
        <translation>Écart moyen d’une note à la suivante</translation>
    </message>
    <message>
        <source>16th syncopation</source>
        <translation>Syncopes (doubles)</translation>
    </message>
    <message>
        <source>Notes between two eighths with none just before</source>
        <translation>Notes entre deux croches, sans note juste avant</translation>
    </message>
    <message>
        <source>8th syncopation</source>
        <translation>Syncopes (croches)</translation>
    </message>
    <message>
        <source>Notes on an eighth between two quarters with none just before</source>
        <translation>Notes sur une croche entre deux noires, sans note juste avant</translation>
    </message>
    <message>
        <source>{}. Double-click: as it was. Hatched: out of reach.</source>
        <translation>{}. Double-clic&#xa0;: comme avant. Hachuré&#xa0;: hors d’atteinte.</translation>
    </message>
    <message>
        <source>the song</source>
        <translation>le morceau</translation>
    </message>
    <message>
        <source>the take that is shown</source>
        <translation>la prise montrée</translation>
    </message>
    <message>
        <source>the part to shape: {}</source>
        <translation>passage à façonner&#xa0;: {}</translation>
    </message>
    <message>
        <source>{} · ready in ~{}</source>
        <translation>{} · prêt dans ~{}</translation>
    </message>
    <message>
        <source>the best of {} takes</source>
        <translation>la meilleure de {} prises</translation>
    </message>
    <message>
        <source>{} {}</source>
        <translation>{}&#xa0;{}</translation>
    </message>
    <message>
        <source>asked {}, is {}</source>
        <translation>visé {}, réel {}</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Search: a command, or its key</source>
        <translation>Rechercher&#xa0;: une commande ou son raccourci</translation>
    </message>
    <message>
        <source>what is done</source>
        <translation>action</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>raccourcis</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Aucun raccourci</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout par défaut</translation>
    </message>
    <message>
        <source>{} is the key of “{}”. Shall the two swap their keys?</source>
        <translation>{} est le raccourci de «&#xa0;{}&#xa0;». Échanger les deux raccourcis&#xa0;?</translation>
    </message>
    <message>
        <source>The key is taken</source>
        <translation>Raccourci déjà pris</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Only commands with these words, or with this key</source>
        <translation>Seulement les commandes qui ont ces mots ou ce raccourci</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commandes et raccourcis</translation>
    </message>
    <message>
        <source>Enter or a double click: press another key</source>
        <translation>Enter ou double-clic&#xa0;: appuyer sur une autre touche</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Changer le raccourci</translation>
    </message>
    <message>
        <source>Press another key for it</source>
        <translation>Appuyer sur une autre touche</translation>
    </message>
    <message>
        <source>It is done from the menu only</source>
        <translation>Commande accessible par le menu seulement</translation>
    </message>
    <message>
        <source>The key that the program gives it</source>
        <translation>Le raccourci d’origine</translation>
    </message>
    <message>
        <source>The keys that the program gives to all</source>
        <translation>Les raccourcis d’origine de toutes les commandes</translation>
    </message>
    <message>
        <source>Keys work everywhere in the window, unless what has the keyboard needs them itself.</source>
        <translation>Les touches agissent partout dans la fenêtre, sauf si l’élément qui a le focus clavier en a besoin lui-même.</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Souris</translation>
    </message>
    <message>
        <source>Click · drag</source>
        <translation>Clic · glisser</translation>
    </message>
    <message>
        <source>add a note · set its length and pitch</source>
        <translation>ajouter une note · régler sa durée et sa hauteur</translation>
    </message>
    <message>
        <source>Drag an edge</source>
        <translation>Glisser un bord</translation>
    </message>
    <message>
        <source>resize</source>
        <translation>redimensionner</translation>
    </message>
    <message>
        <source>Right-click · right-drag</source>
        <translation>Clic droit · glisser (bouton droit)</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>supprimer</translation>
    </message>
    <message>
        <source>Ctrl+drag a note</source>
        <translation>Ctrl+glisser une note</translation>
    </message>
    <message>
        <source>copy it</source>
        <translation>la copier</translation>
    </message>
    <message>
        <source>Ctrl+drag on empty grid</source>
        <translation>Ctrl+glisser dans le vide de la grille</translation>
    </message>
    <message>
        <source>select</source>
        <translation>sélectionner</translation>
    </message>
    <message>
        <source>Shift · Alt while selecting</source>
        <translation>Maj · Alt pendant la sélection</translation>
    </message>
    <message>
        <source>add · take away</source>
        <translation>ajouter · retirer</translation>
    </message>
    <message>
        <source>Drag in the velocity lane</source>
        <translation>Glisser dans la piste de vélocité</translation>
    </message>
    <message>
        <source>paint how loud notes are</source>
        <translation>dessiner l’intensité des notes</translation>
    </message>
    <message>
        <source>Hold Alt</source>
        <translation>Maintenir Alt</translation>
    </message>
    <message>
        <source>off the grid</source>
        <translation>ignorer la grille</translation>
    </message>
    <message>
        <source>Ctrl+wheel · Ctrl+Shift+wheel</source>
        <translation>Ctrl+molette · Ctrl+Maj+molette</translation>
    </message>
    <message>
        <source>zoom · zoom the rows</source>
        <translation>zoomer · zoomer les lignes</translation>
    </message>
    <message>
        <source>Shift+wheel · middle-drag</source>
        <translation>Maj+molette · glisser (bouton central)</translation>
    </message>
    <message>
        <source>scroll sideways · pan</source>
        <translation>défiler de côté · déplacer la vue</translation>
    </message>
    <message>
        <source>Click the ruler · double-click</source>
        <translation>Clic sur la règle · double-clic</translation>
    </message>
    <message>
        <source>move the playhead · play from there</source>
        <translation>déplacer la tête de lecture · lire à partir de là</translation>
    </message>
    <message>
        <source>Drag the ruler</source>
        <translation>Glisser sur la règle</translation>
    </message>
    <message>
        <source>set the loop</source>
        <translation>définir la boucle</translation>
    </message>
    <message>
        <source>Drag the loop&apos;s brace · its ends</source>
        <translation>Glisser l’accolade de boucle · ses extrémités</translation>
    </message>
    <message>
        <source>move it · its beginning or end</source>
        <translation>déplacer la boucle · son début ou sa fin</translation>
    </message>
    <message>
        <source>“{}” has its key now, and would be left without. Give it back?</source>
        <translation>«&#xa0;{}&#xa0;» a maintenant ce raccourci et n’en aurait plus. Le reprendre quand même&#xa0;?</translation>
    </message>
    <message>
        <source>Give all commands the keys that the program gives them?</source>
        <translation>Rétablir les raccourcis d’origine de toutes les commandes&#xa0;?</translation>
    </message>
</context>
<context>
    <name>SongFiles</name>
    <message>
        <source>cannot write {}: another window ({}) has it open; save under another name</source>
        <translation>impossible d’écrire {}&#xa0;: une autre fenêtre ({}) l’a ouvert&#xa0;; enregistrer sous un autre nom</translation>
    </message>
    <message>
        <source>The song as it was before stays beside it as “{}”; the usual name is a folder&apos;s, or too long.</source>
        <translation>Le morceau tel qu’il était avant reste à côté, sous le nom «&#xa0;{}&#xa0;»&#xa0;; le nom habituel est celui d’un dossier, ou trop long.</translation>
    </message>
    <message>
        <source>cannot read {}: {}</source>
        <translation>impossible de lire {}&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>SongLock</name>
    <message>
        <source>process {} on {}</source>
        <translation>processus {} sur {}</translation>
    </message>
</context>
<context>
    <name>Synonyms</name>
    <message>
        <source>transpose pitch interval</source>
        <translation>transposer hauteur intervalle</translation>
    </message>
    <message>
        <source>velocity dynamics volume</source>
        <translation>vélocité nuance dynamique volume</translation>
    </message>
    <message>
        <source>length duration</source>
        <translation>durée longueur valeur</translation>
    </message>
    <message>
        <source>nudge move shift</source>
        <translation>décaler déplacer</translation>
    </message>
    <message>
        <source>theme mode appearance</source>
        <translation>thème mode apparence</translation>
    </message>
    <message>
        <source>protect freeze keep</source>
        <translation>protéger garder cadenas</translation>
    </message>
    <message>
        <source>fold rows drum lanes</source>
        <translation>replier masquer lignes</translation>
    </message>
    <message>
        <source>play playback pause</source>
        <translation>jouer lecture pause</translation>
    </message>
    <message>
        <source>bpm speed faster slower</source>
        <translation>bpm vitesse plus vite accélérer ralentir lent</translation>
    </message>
    <message>
        <source>random dice variation</source>
        <translation>hasard dé aléatoire variation seed</translation>
    </message>
    <message>
        <source>quantize timing snap grid</source>
        <translation>quantiser calage aligner grille</translation>
    </message>
    <message>
        <source>change voice track part</source>
        <translation>changer voix piste partie</translation>
    </message>
    <message>
        <source>remove erase clear</source>
        <translation>effacer enlever</translation>
    </message>
    <message>
        <source>repeat double</source>
        <translation>répéter doubler</translation>
    </message>
    <message>
        <source>tool mouse pencil</source>
        <translation>outil souris crayon</translation>
    </message>
    <message>
        <source>bigger smaller interface scaling</source>
        <translation>agrandir réduire interface échelle</translation>
    </message>
    <message>
        <source>track layer ghost</source>
        <translation>piste calque fantôme</translation>
    </message>
    <message>
        <source>scroll autoscroll</source>
        <translation>défilement défiler</translation>
    </message>
    <message>
        <source>table screen reader accessibility</source>
        <translation>tableau lecteur d’écran accessibilité</translation>
    </message>
    <message>
        <source>repeat cycle</source>
        <translation>répéter cycle</translation>
    </message>
    <message>
        <source>click beat</source>
        <translation>clic battue temps</translation>
    </message>
    <message>
        <source>click beat precount</source>
        <translation>clic précompte battue</translation>
    </message>
    <message>
        <source>capture record retrospective</source>
        <translation>capturer enregistrer rétrospectif</translation>
    </message>
    <message>
        <source>piano keys typing</source>
        <translation>piano touches</translation>
    </message>
    <message>
        <source>midi controller learn</source>
        <translation>midi contrôleur apprendre</translation>
    </message>
    <message>
        <source>write compose create make continue go on</source>
        <translation>écrire composer créer continuer suite</translation>
    </message>
    <message>
        <source>again another retry</source>
        <translation>encore autre réessayer</translation>
    </message>
    <message>
        <source>rewrite gap inpaint between</source>
        <translation>réécrire trou combler entre</translation>
    </message>
    <message>
        <source>stop abort</source>
        <translation>arrêter stop</translation>
    </message>
    <message>
        <source>add load open weights</source>
        <translation>ajouter charger ouvrir poids</translation>
    </message>
    <message>
        <source>delete uninstall checkpoint weights</source>
        <translation>effacer désinstaller checkpoint poids</translation>
    </message>
    <message>
        <source>compare versions</source>
        <translation>comparer versions</translation>
    </message>
    <message>
        <source>history versions tree</source>
        <translation>historique versions arbre</translation>
    </message>
    <message>
        <source>explain probability likely</source>
        <translation>expliquer probabilité</translation>
    </message>
    <message>
        <source>audio wav flac render bounce</source>
        <translation>audio wav flac son rendu</translation>
    </message>
    <message>
        <source>audio wav tracks</source>
        <translation>audio wav pistes</translation>
    </message>
    <message>
        <source>score notation sheet music</source>
        <translation>partition notation</translation>
    </message>
    <message>
        <source>search find actions</source>
        <translation>chercher trouver actions</translation>
    </message>
    <message>
        <source>keys keyboard hotkeys</source>
        <translation>touches clavier</translation>
    </message>
    <message>
        <source>song project</source>
        <translation>morceau projet chanson</translation>
    </message>
    <message>
        <source>song example demo tune</source>
        <translation>morceau exemple démo air</translation>
    </message>
    <message>
        <source>song recent open</source>
        <translation>morceau récent ouvrir</translation>
    </message>
    <message>
        <source>extend go on</source>
        <translation>suite prolonger</translation>
    </message>
    <message>
        <source>chords accompaniment voices harmonize</source>
        <translation>accords accompagnement voix</translation>
    </message>
    <message>
        <source>variation variations alter</source>
        <translation>variation variations modifier</translation>
    </message>
    <message>
        <source>time signature</source>
        <translation>chiffrage signature</translation>
    </message>
    <message>
        <source>snap quantise</source>
        <translation>aligner quantifier</translation>
    </message>
    <message>
        <source>scale tonic root</source>
        <translation>gamme tonique fondamentale</translation>
    </message>
    <message>
        <source>mode key</source>
        <translation>mode tonalité</translation>
    </message>
    <message>
        <source>wild safe creativity random</source>
        <translation>créativité sage hasard</translation>
    </message>
    <message>
        <source>variation similar vary</source>
        <translation>variation proche varier</translation>
    </message>
    <message>
        <source>time limit latency</source>
        <translation>limite temps latence</translation>
    </message>
    <message>
        <source>native numpy magenta</source>
        <translation>natif NumPy Magenta</translation>
    </message>
    <message>
        <source>range ambitus register</source>
        <translation>ambitus tessiture registre</translation>
    </message>
    <message>
        <source>nucleus probability</source>
        <translation>noyau probabilité</translation>
    </message>
    <message>
        <source>morph blend between</source>
        <translation>morphing mélanger fondu entre</translation>
    </message>
    <message>
        <source>attributes density leaps syncopation</source>
        <translation>attributs densité sauts syncopes</translation>
    </message>
    <message>
        <source>busy sparse more fewer notes</source>
        <translation>dense plus moins de notes</translation>
    </message>
    <message>
        <source>interval jumps steps</source>
        <translation>intervalle degrés conjoints</translation>
    </message>
    <message>
        <source>offbeat rhythm</source>
        <translation>contretemps rythme</translation>
    </message>
    <message>
        <source>mixer instruments tracks</source>
        <translation>mixage mixeur instruments pistes</translation>
    </message>
    <message>
        <source>instrument sound program patch</source>
        <translation>instrument timbre sonorité programme</translation>
    </message>
    <message>
        <source>level loud quiet mix</source>
        <translation>niveau fort faible mixage</translation>
    </message>
    <message>
        <source>track part active</source>
        <translation>piste partie active</translation>
    </message>
    <message>
        <source>silence off</source>
        <translation>couper silence</translation>
    </message>
    <message>
        <source>alone only</source>
        <translation>seule</translation>
    </message>
    <message>
        <source>performance latency memory cpu</source>
        <translation>performance latence mémoire</translation>
    </message>
</context>
<context>
    <name>TakeButton</name>
    <message>
        <source>fold them</source>
        <translation>les replier</translation>
    </message>
    <message>
        <source>show them</source>
        <translation>les afficher</translation>
    </message>
    <message>
        <source>{} takes that are nearly the same</source>
        <translation>{} prises presque identiques</translation>
    </message>
    <message>
        <source>{} takes are nearly the same: the same notes begin in at least 95 % of the steps where any do; click: {}</source>
        <translation>{} prises sont presque identiques&#xa0;: dans au moins 95&#xa0;% des pas où une note commence, ce sont les mêmes notes&#xa0;; clic&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>TakeCaptions</name>
    <message>
        <source>The song as it was</source>
        <translation>Le morceau tel qu’il était</translation>
    </message>
    <message>
        <source>original</source>
        <translation>original</translation>
    </message>
    <message>
        <source>take {}</source>
        <translation>prise {}</translation>
    </message>
    <message>
        <source>fits its place by {:.2f}</source>
        <translation>s’intègre à sa place&#xa0;: {:.2f}</translation>
    </message>
    <message>
        <source>made from a song with take {}</source>
        <translation>faite à partir d’un morceau avec la prise {}</translation>
    </message>
    <message>
        <source>{} bars</source>
        <translation>{} mesures</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>silence</translation>
    </message>
    <message>
        <source>distance {:.2f}</source>
        <translation>distance {:.2f}</translation>
    </message>
    <message>
        <source>{}: {}, {}, temperature {:g}, {}</source>
        <translation>{}&#xa0;: {}, {}, température {:g}, {}</translation>
    </message>
    <message>
        <source>seed {}</source>
        <translation>graine {}</translation>
    </message>
    <message>
        <source>seed {}, best of {}</source>
        <translation>graine {}, meilleure sur {}</translation>
    </message>
    <message>
        <source>{:.1f}/bar · {:.0%} in key · {:.1f} semitones · {:.0%} off-beat</source>
        <translation>{:.1f}/mesure · {:.0%} dans le ton · {:.1f} demi-tons · {:.0%} syncopes</translation>
    </message>
    <message>
        <source>note density: {:.1f} notes a bar</source>
        <translation>densité de notes&#xa0;: {:.1f} notes par mesure</translation>
    </message>
    <message>
        <source>notes in the key: {:.0%}</source>
        <translation>notes dans la tonalité&#xa0;: {:.0%}</translation>
    </message>
    <message>
        <source>mean interval: {:.1f} semitones</source>
        <translation>intervalle moyen&#xa0;: {:.1f} demi-tons</translation>
    </message>
    <message>
        <source>16th syncopation: {:.0%}</source>
        <translation>syncopes de doubles croches&#xa0;: {:.0%}</translation>
    </message>
    <message>
        <source>8th syncopation: {:.0%}</source>
        <translation>syncopes de croches&#xa0;: {:.0%}</translation>
    </message>
    <message>
        <source>, along a path between {} ideas</source>
        <translation>, le long d’un trajet entre {} idées</translation>
    </message>
    <message>
        <source>, {:.0%} of the way</source>
        <translation>, à {:.0%} du chemin</translation>
    </message>
    <message>
        <source>, {:.0%} across and {:.0%} down between four ideas</source>
        <translation>, {:.0%} vers la droite et {:.0%} vers le bas entre quatre idées</translation>
    </message>
    <message>
        <source>, distance {:.2f}, {:.2f} standard deviations away in the latent space</source>
        <translation>, distance {:.2f}, à {:.2f} écarts-types dans l’espace latent</translation>
    </message>
</context>
<context>
    <name>TakeTree</name>
    <message>
        <source>these takes are not of the format {} that this program reads; use a newer program</source>
        <translation>ces prises ne sont pas au format {} que lit ce programme&#xa0;; utiliser une version plus récente</translation>
    </message>
    <message>
        <source>the takes are of another format than they say; they are damaged</source>
        <translation>les prises ont un autre format que celui indiqué&#xa0;; elles sont endommagées</translation>
    </message>
    <message>
        <source>a take&apos;s parent is number {}, which does not come before it; it is damaged</source>
        <translation>le parent d’une prise est le numéro {}, qui ne la précède pas&#xa0;; elle est endommagée</translation>
    </message>
    <message>
        <source>a take is there twice; the file is damaged</source>
        <translation>une prise figure en double&#xa0;; le fichier est endommagé</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Harmonise</source>
        <translation>Harmoniser</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Varier</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>Interpoler</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Remplir</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Façonner</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>Revenir à l’original</translation>
    </message>
</context>
<context>
    <name>TakesStrip</name>
    <message>
        <source>All …</source>
        <translation>Toutes…</translation>
    </message>
    <message>
        <source>A / B</source>
        <translation>A / B</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Garder celle-ci</translation>
    </message>
    <message>
        <source>All takes of this song, as a tree</source>
        <translation>Toutes les prises de ce morceau, en arbre</translation>
    </message>
    <message>
        <source>Go between A and B; while playing, from the next bar line on</source>
        <translation>Passer de A à B&#xa0;; pendant la lecture, dès la prochaine barre de mesure</translation>
    </message>
    <message>
        <source>Keep what is shown, and the others for later</source>
        <translation>Garder ce qui est montré, et les autres pour plus tard</translation>
    </message>
    <message>
        <source>what Generate writes appears here, to compare and choose</source>
        <translation>ce qu’écrit Générer apparaît ici, pour comparer et choisir</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>Export as MIDI …</source>
        <translation>Exporter en MIDI…</translation>
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
        <translation>Dessiner</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Sélectionner</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Retour au début</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Play, or pause</source>
        <translation>Lecture, ou pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation>Métronome</translation>
    </message>
    <message>
        <source>Count in</source>
        <translation>Décompte</translation>
    </message>
    <message>
        <source>Click to add notes, right-click to delete</source>
        <translation>Cliquer ajoute des notes, clic droit efface</translation>
    </message>
    <message>
        <source>Drag a frame around notes</source>
        <translation>Tirer un cadre autour des notes</translation>
    </message>
    <message>
        <source>Draw a line around notes</source>
        <translation>Tracer une ligne autour des notes</translation>
    </message>
    <message>
        <source>Drag over notes</source>
        <translation>Glisser sur les notes</translation>
    </message>
    <message>
        <source>What does not fit into the window</source>
        <translation>Ce&#xa0;qui&#xa0;n’entre&#xa0;pas&#xa0;dans&#xa0;la&#xa0;fenêtre</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Stop and go back</source>
        <translation>Arrêter et revenir</translation>
    </message>
    <message>
        <source>Loop; drag the ruler to set it</source>
        <translation>Boucle&#xa0;; tirer sur la règle pour la placer</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Record what is played, after a bar that is counted</source>
        <translation>Enregistrer ce qui est joué, après une mesure de décompte</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Play on the computer&apos;s keyboard: A to P, octave Z and X</source>
        <translation>Jouer sur le clavier de l’ordinateur&#xa0;: A à P, octave Z et X</translation>
    </message>
    <message>
        <source>Tap the tempo</source>
        <translation>Taper le tempo</translation>
    </message>
    <message>
        <source>Click on each beat</source>
        <translation>Un clic à chaque temps</translation>
    </message>
    <message>
        <source>Count a bar before playing begins</source>
        <translation>Une mesure de décompte avant la lecture</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation>&#xa0;bpm</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tempo, in quarters a minute</source>
        <translation>Tempo, en noires par minute</translation>
    </message>
    <message>
        <source>off</source>
        <translation>sans</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Grid: what notes snap to, T for triplets; hold Alt to switch it off</source>
        <translation>Grille d’alignement des notes, T pour les triolets&#xa0;; maintenir Alt pour l’ignorer</translation>
    </message>
    <message>
        <source>Cost of the last answer, and memory</source>
        <translation>Coût de la dernière réponse, et mémoire</translation>
    </message>
    <message>
        <source>How long the last answer took, and the memory held; click for the gauge</source>
        <translation>Durée de la dernière réponse et mémoire occupée&#xa0;; cliquer pour la jauge</translation>
    </message>
</context>
<context>
    <name>VelocityLane</name>
    <message>
        <source>Velocity: drag to paint</source>
        <translation>Vélocité&#xa0;: glisser pour dessiner</translation>
    </message>
    <message>
        <source>Velocity lane</source>
        <translation>Piste de vélocité</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>vélocité</translation>
    </message>
    <message>
        <source>Set velocity</source>
        <translation>Régler la vélocité</translation>
    </message>
</context>
<context>
    <name>ViewActions</name>
    <message>
        <source>Shade rows outside the scale</source>
        <translation>Assombrir les lignes hors de la gamme</translation>
    </message>
    <message>
        <source>Only the chosen voice, others as ghost notes</source>
        <translation>Seulement la voix choisie, les autres en notes fantômes</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>Suivre la tête de lecture</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Toutes les lignes</translation>
    </message>
    <message>
        <source>Only rows of the scale</source>
        <translation>Seulement les lignes de la gamme</translation>
    </message>
    <message>
        <source>Only rows that have notes</source>
        <translation>Seulement les lignes avec des notes</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Switch rows: all, of the scale, with notes</source>
        <translation>Changer de lignes&#xa0;: toutes, de la gamme, avec notes</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Zoom the rows in</source>
        <translation>Zoom avant des lignes</translation>
    </message>
    <message>
        <source>Zoom the rows out</source>
        <translation>Zoom arrière des lignes</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Zoomer sur la sélection</translation>
    </message>
    <message>
        <source>Zoom to the song</source>
        <translation>Zoomer sur le morceau</translation>
    </message>
</context>
<context>
    <name>VoiceBox</name>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>The voice in hand: new notes are written into it</source>
        <translation>La voix en cours&#xa0;: les nouvelles notes y sont écrites</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>instead of it:</source>
        <translation>à sa place&#xa0;:</translation>
    </message>
    <message>
        <source>hover or select a model&apos;s note</source>
        <translation>survoler ou choisir une note d’un modèle</translation>
    </message>
    <message>
        <source>it was all but certain</source>
        <translation>elle était presque certaine</translation>
    </message>
    <message>
        <source>{} at {} · take {}</source>
        <translation>{} à {} · prise {}</translation>
    </message>
    <message>
        <source>{}: {}, seed {}</source>
        <translation>{}&#xa0;: {}, graine {}</translation>
    </message>
    <message>
        <source>No take goes on from these: each bar was chosen whole, of many variants.</source>
        <translation>Aucune prise ne part d’ici&#xa0;: chaque mesure a été choisie entière, parmi bien des variantes.</translation>
    </message>
    <message>
        <source>No take goes on from these: a blend is made whole, of its ideas.</source>
        <translation>Aucune prise ne part d’ici&#xa0;: un mélange naît entier de ses idées.</translation>
    </message>
    <message>
        <source>{:.1%} likely · {:.1f} bits of surprise</source>
        <translation>probabilité {:.1%} · {:.1f} bits de surprise</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>silence</translation>
    </message>
    <message>
        <source>nothing more here</source>
        <translation>rien de plus ici</translation>
    </message>
    <message>
        <source>hold {}</source>
        <translation>tenir {}</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>rien de nouveau</translation>
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
        <translation>{:.1f}&#xa0;Mo</translation>
    </message>
    <message>
        <source>{:.0f}&#xa0;MB</source>
        <translation>{:.0f}&#xa0;Mo</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>de {} à {}</translation>
    </message>
    <message>
        <source>{} to bar {}</source>
        <translation>{} à mes. {}</translation>
    </message>
    <message>
        <source>bar {}</source>
        <translation>mes. {}</translation>
    </message>
    <message>
        <source>bars {} to {}</source>
        <translation>mes. {} à {}</translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>something went wrong inside the program ({}: {}); nothing was lost, try again</source>
        <translation>une erreur s’est produite dans le programme ({}&#xa0;: {})&#xa0;; rien n’a été perdu, réessayer</translation>
    </message>
</context>
</TS>
