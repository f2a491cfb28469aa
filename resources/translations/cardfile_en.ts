<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnsweredStrip</name>
    <message numerus="yes">
        <source>{name} answered; %n follow-up(s) left.</source>
        <translation>
            <numerusform>{name} answered; %n follow-up left.</numerusform>
            <numerusform>{name} answered; %n follow-ups left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssistantView</name>
    <message numerus="yes">
        <source>after %n idle minute(s)</source>
        <translation>
            <numerusform>after %n idle minute</numerusform>
            <numerusform>after %n idle minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %Ln word(s) that you sent.</source>
        <translation>
            <numerusform>Learned from %Ln word that you sent.</numerusform>
            <numerusform>Learned from %Ln words that you sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditSection</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BacklogView</name>
    <message numerus="yes">
        <source>%n mood(s) not sure</source>
        <translation>
            <numerusform>%n mood not sure</numerusform>
            <numerusform>%n moods not sure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mood(s) not read yet</source>
        <translation>
            <numerusform>%n mood not read yet</numerusform>
            <numerusform>%n moods not read yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BehindDialog</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n deal</numerusform>
            <numerusform>%n deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarDelegate</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClaimStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CleanupDialog</name>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived</source>
        <translation>
            <numerusform>%n archived</numerusform>
            <numerusform>%n archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>%n merged</numerusform>
            <numerusform>%n merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n now companies</source>
        <translation>
            <numerusform>%n now a company</numerusform>
            <numerusform>%n now companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tagged</source>
        <translation>
            <numerusform>%n tagged</numerusform>
            <numerusform>%n tagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) passed, the last one {when}: {what}</source>
        <translation>
            <numerusform>%n thing passed, {when}: {what}</numerusform>
            <numerusform>%n things passed, the last one {when}: {what}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanyListView</name>
    <message numerus="yes">
        <source>%n company(ies)</source>
        <translation>
            <numerusform>%n company</numerusform>
            <numerusform>%n companies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanyView</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanyWords</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n open deal</numerusform>
            <numerusform>%n open deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompletionScreen</name>
    <message numerus="yes">
        <source>written %n time(s)</source>
        <translation>
            <numerusform>written %n time</numerusform>
            <numerusform>written %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactListView</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationListView</name>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message numerus="yes">
        <source>Show %n earlier message(s)</source>
        <translation>
            <numerusform>Show %n earlier message</numerusform>
            <numerusform>Show %n earlier messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rated message(s)</source>
        <translation>
            <numerusform>%n rated message</numerusform>
            <numerusform>%n rated messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upset or mixed message(s)</source>
        <translation>
            <numerusform>%n upset or mixed message</numerusform>
            <numerusform>%n upset or mixed messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n person(s)</source>
        <translation>
            <numerusform>from %n person</numerusform>
            <numerusform>from %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not rated yet</source>
        <translation>
            <numerusform>%n not rated yet</numerusform>
            <numerusform>%n not rated yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies)</source>
        <translation>
            <numerusform>%n company</numerusform>
            <numerusform>%n companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n deal</numerusform>
            <numerusform>%n deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{least} to %n day(s)</source>
        <translation>
            <numerusform>{least} to %n day</numerusform>
            <numerusform>{least} to %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n day(s)</source>
        <translation>
            <numerusform>more than %n day</numerusform>
            <numerusform>more than %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) since {day}</source>
        <translation>
            <numerusform>%n message since {day}</numerusform>
            <numerusform>%n messages since {day}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealDelegate</name>
    <message numerus="yes">
        <source>  (%n more)</source>
        <translation>
            <numerusform>  (%n more)</numerusform>
            <numerusform>  (%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftLearningView</name>
    <message numerus="yes">
        <source>In these months %Ln draft(s), {sent} sent, {aside} put aside.</source>
        <translation>
            <numerusform>In these months %Ln draft, {sent} sent, {aside} put aside.</numerusform>
            <numerusform>In these months %Ln drafts, {sent} sent, {aside} put aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{told} (%Ln sent)</source>
        <translation>
            <numerusform>{told} (%Ln sent)</numerusform>
            <numerusform>{told} (%Ln sent)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{month}: {name} {figures}; %Ln draft(s) made</source>
        <translation>
            <numerusform>{month}: {name} {figures}; %Ln draft made</numerusform>
            <numerusform>{month}: {name} {figures}; %Ln drafts made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftNotes</name>
    <message numerus="yes">
        <source>%n part(s) taken out of the draft</source>
        <translation>
            <numerusform>%n part taken out of the draft</numerusform>
            <numerusform>%n parts taken out of the draft</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftOptions</name>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftsSection</name>
    <message numerus="yes">
        <source>%n letter(s) in {language}: you</source>
        <translation>
            <numerusform>%n letter in {language}: you</numerusform>
            <numerusform>%n letters in {language}: you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>write about %n word(s)</source>
        <translation>
            <numerusform>write about %n word</numerusform>
            <numerusform>write about %n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n contact(s)</source>
        <translation>
            <numerusform>with %n contact</numerusform>
            <numerusform>with %n contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasureDialog</name>
    <message numerus="yes">
        <source>Make a new backup and delete %n older</source>
        <translation>
            <numerusform>Make a new backup and delete %n older one</numerusform>
            <numerusform>Make a new backup and delete %n older ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new backup was made; %n older deleted.</source>
        <translation>
            <numerusform>A new backup was made; %n older one deleted.</numerusform>
            <numerusform>A new backup was made; %n older ones deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExamplesSection</name>
    <message numerus="yes">
        <source>%Ln example(s) are in {file}.</source>
        <translation>
            <numerusform>%Ln example is in {file}.</numerusform>
            <numerusform>%Ln examples are in {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUpScreen</name>
    <message numerus="yes">
        <source>%n follow-up(s) planned</source>
        <translation>
            <numerusform>%n follow-up planned</numerusform>
            <numerusform>%n follow-ups planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow-up(s) dropped</source>
        <translation>
            <numerusform>%n follow-up dropped</numerusform>
            <numerusform>%n follow-ups dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow-up(s) kept as tasks</source>
        <translation>
            <numerusform>%n follow-up kept as a task</numerusform>
            <numerusform>%n follow-ups kept as tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message numerus="yes">
        <source>%n older conversation(s) nobody answered</source>
        <translation>
            <numerusform>%n older conversation nobody answered</numerusform>
            <numerusform>%n older conversations nobody answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for a reply</source>
        <translation>
            <numerusform>%n waits for a reply</numerusform>
            <numerusform>%n wait for a reply</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) today</source>
        <translation>
            <numerusform>%n meeting today</numerusform>
            <numerusform>%n meetings today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n due today</numerusform>
            <numerusform>%n due today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n open deal</numerusform>
            <numerusform>%n open deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n record(s) read</source>
        <translation>
            <numerusform>%n record read</numerusform>
            <numerusform>%n records read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreviewView</name>
    <message numerus="yes">
        <source>first %n record(s)</source>
        <translation>
            <numerusform>first %n record</numerusform>
            <numerusform>first %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can&apos;t be read</source>
        <translation>
            <numerusform>%n can&apos;t be read</numerusform>
            <numerusform>%n can&apos;t be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of people whom you erased; they stay out.</source>
        <translation>
            <numerusform>%n record of somebody whom you erased; it stays out.</numerusform>
            <numerusform>%n records of people whom you erased; they stay out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message numerus="yes">
        <source>%n person(s) who wrote became contacts.</source>
        <translation>
            <numerusform>%n person who wrote became a contact.</numerusform>
            <numerusform>%n people who wrote became contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who wrote are not contacts.</source>
        <translation>
            <numerusform>%n person who wrote is not a contact.</numerusform>
            <numerusform>%n people who wrote are not contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved in {name}; mend them and import that.</source>
        <translation>
            <numerusform>%n record saved in {name}; mend it and import that.</numerusform>
            <numerusform>%n records saved in {name}; mend them and import that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportScreen</name>
    <message numerus="yes">
        <source>Import finished: %n new record(s)</source>
        <translation>
            <numerusform>Import finished: %n new record</numerusform>
            <numerusform>Import finished: %n new records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightsView</name>
    <message numerus="yes">
        <source>%n conversation(s) now, by days since the first unanswered message.</source>
        <translation>
            <numerusform>%n conversation now, by days since the first unanswered message.</numerusform>
            <numerusform>%n conversations now, by days since the first unanswered message.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearningView</name>
    <message numerus="yes">
        <source>From %n read message(s) Cardfile tried to learn to answer by itself; it would be worse than reading, so it is not used.</source>
        <translation>
            <numerusform>From %n read message Cardfile tried to learn to answer by itself; it would be worse than reading, so it is not used.</numerusform>
            <numerusform>From %n read messages Cardfile tried to learn to answer by itself; it would be worse than reading, so it is not used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n read message(s) Cardfile learned to answer by itself where it is sure. Tried on messages it had not seen, it was sure of {answers} and right about {agreement} of these. What it learned stays in your encrypted file.</source>
        <translation>
            <numerusform>From %n read message Cardfile learned to answer by itself where it is sure. Tried on messages it had not seen, it was sure of {answers} and right about {agreement} of these. What it learned stays in your encrypted file.</numerusform>
            <numerusform>From %n read messages Cardfile learned to answer by itself where it is sure. Tried on messages it had not seen, it was sure of {answers} and right about {agreement} of these. What it learned stays in your encrypted file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LikeMessagesDialog</name>
    <message numerus="yes">
        <source>%n other message(s) would change</source>
        <translation>
            <numerusform>%n other message would change</numerusform>
            <numerusform>%n other messages would change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LikeStrip</name>
    <message numerus="yes">
        <source>%n message(s) like the last one would become “{mood}”, too:</source>
        <translation>
            <numerusform>%n message like the last one would become “{mood}”, too:</numerusform>
            <numerusform>%n messages like the last one would become “{mood}”, too:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockSection</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoodTrend</name>
    <message numerus="yes">
        <source>%n message(s); the last, {day}: {score}</source>
        <translation>
            <numerusform>%n message; the last, {day}: {score}</numerusform>
            <numerusform>%n messages; the last, {day}: {score}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoodWordsSection</name>
    <message numerus="yes">
        <source>%n message(s) will be read again</source>
        <translation>
            <numerusform>%n message will be read again</numerusform>
            <numerusform>%n messages will be read again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeScreen</name>
    <message numerus="yes">
        <source>%n task(s) due</source>
        <translation>
            <numerusform>%n task due</numerusform>
            <numerusform>%n tasks due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) for today</source>
        <translation>
            <numerusform>%n task for today</numerusform>
            <numerusform>%n tasks for today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfflineSection</name>
    <message numerus="yes">
        <source>%n call(s) for a network in the traced tour.</source>
        <translation>
            <numerusform>%n call for a network in the traced tour.</numerusform>
            <numerusform>%n calls for a network in the traced tour.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused: %n attempt(s) to reach the network.</source>
        <translation>
            <numerusform>Refused: %n attempt to reach the network.</numerusform>
            <numerusform>Refused: %n attempts to reach the network.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n internet socket(s) are open.</source>
        <translation>
            <numerusform>%n internet socket is open.</numerusform>
            <numerusform>%n internet sockets are open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenImportView</name>
    <message numerus="yes">
        <source>%n record(s) done</source>
        <translation>
            <numerusform>%n record done</numerusform>
            <numerusform>%n records done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenMarksDialog</name>
    <message numerus="yes">
        <source>%n thing(s) in your answer are still open</source>
        <translation>
            <numerusform>%n thing in your answer is still open</numerusform>
            <numerusform>%n things in your answer are still open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseFields</name>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromiseScreen</name>
    <message numerus="yes">
        <source>%n task(s) added</source>
        <translation>
            <numerusform>%n task added</numerusform>
            <numerusform>%n tasks added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsScreen</name>
    <message numerus="yes">
        <source>%n row(s) saved as {file}</source>
        <translation>
            <numerusform>%n row saved as {file}</numerusform>
            <numerusform>%n rows saved as {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsView</name>
    <message numerus="yes">
        <source>%n marked</source>
        <translation>
            <numerusform>%n marked</numerusform>
            <numerusform>%n marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) were saved.</source>
        <translation>
            <numerusform>%Ln row was saved.</numerusform>
            <numerusform>%Ln rows were saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln row(s) are lost.</source>
        <translation>
            <numerusform>At most %Ln row is lost.</numerusform>
            <numerusform>At most %Ln rows are lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulingScreen</name>
    <message numerus="yes">
        <source>%n message(s) marked “{mood}”</source>
        <translation>
            <numerusform>%n message marked “{mood}”</numerusform>
            <numerusform>%n messages marked “{mood}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SalesSection</name>
    <message numerus="yes">
        <source>%n more task(s)</source>
        <translation>
            <numerusform>%n more task</numerusform>
            <numerusform>%n more tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagCompletion</name>
    <message numerus="yes">
        <source>%n tag(s) fit, the Down key goes to them</source>
        <translation>
            <numerusform>%n tag fits, the Down key goes to it</numerusform>
            <numerusform>%n tags fit, the Down key goes to them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TasksView</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message numerus="yes">
        <source>%n earlier one(s) in the main window</source>
        <translation>
            <numerusform>%n earlier one in the main window</numerusform>
            <numerusform>%n earlier ones in the main window</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsureCard</name>
    <message numerus="yes">
        <source>%n other(s) that wait are like it.</source>
        <translation>
            <numerusform>%n other that waits is like it.</numerusform>
            <numerusform>%n others that wait are like it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsureScreen</name>
    <message numerus="yes">
        <source>%n message(s) marked “{mood}”</source>
        <translation>
            <numerusform>%n message marked “{mood}”</numerusform>
            <numerusform>%n messages marked “{mood}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchScreen</name>
    <message numerus="yes">
        <source>%n new record(s) from {name}</source>
        <translation>
            <numerusform>%n new record from {name}</numerusform>
            <numerusform>%n new records from {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came in from the watched folder</source>
        <translation>
            <numerusform>%n file came in from the watched folder</numerusform>
            <numerusform>%n files came in from the watched folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the watched folder could not be taken in: see Settings.</source>
        <translation>
            <numerusform>%n file of the watched folder could not be taken in: see Settings.</numerusform>
            <numerusform>%n files of the watched folder could not be taken in: see Settings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchSection</name>
    <message numerus="yes">
        <source>%n file(s) wait until they are whole</source>
        <translation>
            <numerusform>%n file waits until it is whole</numerusform>
            <numerusform>%n files wait until they are whole</numerusform>
        </translation>
    </message>
</context>
</TS>
