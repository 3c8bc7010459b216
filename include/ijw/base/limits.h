/* Every limit of the program, each with its reason. Tests stand at the edge of each. */
#ifndef IJW_BASE_LIMITS_H
#define IJW_BASE_LIMITS_H

/* A message: the chain itself refuses more than 25 MB (OP179, BRS06). In bytes. */
#define LIMIT_MESSAGE_BYTES (25u * 1024 * 1024)

/* An envelope: the message in base64, in lines, plus its own tags. In bytes. */
#define LIMIT_ENVELOPE_BYTES (36u * 1024 * 1024)

/* One start tag. A tag of 1 MB with 100,000 attributes costs the parser over a minute. In bytes. */
#define LIMIT_TAG_BYTES (16u * 1024)

/* Elements in a document: 25 MB of real claims hold some 700,000. */
#define LIMIT_ELEMENTS 1000000u

/* Names of elements and attributes that a document brings along: the standard has some 5 kB of
 * them; the parser slows down with their number. In bytes of its dictionary. */
#define LIMIT_NAMES_BYTES (1024u * 1024)

/* Namespace declarations in scope at one element, and in a document: the parser looks through all
 * that are in scope for every prefix, so that 60 nested elements with 1,207 each cost it 7 seconds.
 * An iJw message has 3 in scope, an envelope in SOAP some 10; who writes them anew on each element
 * has as many as elements. */
#define LIMIT_NAMESPACES_IN_SCOPE 64u
#define LIMIT_NAMESPACES 500000u

/* Nesting: the deepest path of the standard is 10 long, an envelope in SOAP adds 6. */
#define LIMIT_DEPTH 64u

/* What is kept of a message, where the schemas of its owner let values be longer than those of 3.2 do. A
 * code, in characters: no number of a person fits in one. A reference or identification, in characters: it
 * is masked. A number that is compared and added up, in digits: a million of them fit in 64 bits. One that is
 * multiplied with another, in digits. */
#define LIMIT_KEPT_CODE 7u
#define LIMIT_KEPT_TEXT 64u
#define LIMIT_KEPT_DIGITS 12u
#define LIMIT_KEPT_FACTOR 8u

/* Findings that are listed of one message by itself, and in one report; the others are counted.
 * 1,200 members with 1,000 faults each made 252 MB of reports. */
#define LIMIT_FINDINGS 200u
#define LIMIT_REPORT_FINDINGS 2000u

/* An archive: inflated bytes of one member and of all of them, members, and inflated : packed. */
#define LIMIT_MEMBER_BYTES (64u * 1024 * 1024)
#define LIMIT_ARCHIVE_BYTES (1024ull * 1024 * 1024)
#define LIMIT_ARCHIVE_MEMBERS 10000u
#define LIMIT_ARCHIVE_RATIO 200u

/* Small archives pack constant text very well; below this many bytes the ratio proves nothing. */
#define LIMIT_RATIO_FREE_BYTES (1024u * 1024)

/* A file name or member name as it is shown, in bytes after escaping. */
#define LIMIT_LABEL_BYTES 512u

/* The dictionary of a reused XML context: past some 21 MB new names fail. Start afresh well before.
 */
#define LIMIT_DICTIONARY_BYTES (4u * 1024 * 1024)

/* A message group: one transaction. In messages and in bytes. */
#define LIMIT_GROUP_MESSAGES 5000u
#define LIMIT_GROUP_BYTES (16u * 1024 * 1024)

/* The same where all that is taken in is waited for as a whole: what lies in no order, as keys do, is
 * written once a group, and a group stays in memory until then. No group is larger than the first or
 * all before it together, so that a kill undoes half of what was done at most. */
#define LIMIT_BULK_FIRST 10000u
#define LIMIT_BULK_MESSAGES 40000u
#define LIMIT_BULK_BYTES (128u * 1024 * 1024)

/* Originals that wait to be sealed: some hundreds, which use the same memory again and again. */
#define LIMIT_PACK_BYTES (1024u * 1024)

/* Keys of a large load that are sorted and stored together: of some 60,000 messages, 5 MB. */
#define LIMIT_KEY_RUN 131072u

/* A youth with more events, and how often such youths are derived while messages come in: of 2,500
 * assignments that takes a second, which every message about them would cost. In milliseconds. */
#define LIMIT_YOUTH_EVENTS 2000u
#define LIMIT_LARGE_YOUTHS_MS (60 * 1000)

/* The same of what is judged together because it shares a number or a name: rows of facts. Four
 * thousand took up to 20 ms for every one that came. */
#define LIMIT_DOSSIER_ROWS 1000u

/* Lines of one kind that share a number before a signal says so (IJW220, whose text names it): a JW317 that is answered line
 * by line, or an assignment that changes often, stays below it. */
#define LIMIT_SHARERS 100u

/* So many messages are in memory at most while all youths are derived, some 130 bytes a line: of more
 * the events of each youth are looked for in the database. */
#define LIMIT_MEMORY_MESSAGES 1000000

/* A batch: what one report is about. In messages, and in bytes of the report, so that a flood of
 * findings cannot fill the memory. */
#define LIMIT_BATCH_MESSAGES 5000u
#define LIMIT_BATCH_BYTES (8u * 1024 * 1024)

/* A worker: an envelope of 36 MB, its message and the records of it together take some 250 MB, what
 * libxml2 keeps of a schema error on top of that. In bytes. */
#define LIMIT_WORKER_MEMORY_BYTES (512ull * 1024 * 1024)

/* Processor time of one message, or member of an archive: the worst of them take 2 seconds, and a
 * slow machine five times as much. What waits for the disk has three times that. */
#define LIMIT_JUDGE_SECONDS 10u
#define LIMIT_JUDGE_MS (3 * 1000 * LIMIT_JUDGE_SECONDS)

/* Processor time of one archive, over all workers that have it in hand: a full one of messages that
 * are in order takes some 20 seconds, and a slow machine five times as much. */
#define LIMIT_ARCHIVE_SECONDS 120u

/* A file is slow after so much processor time of a worker, so long in its hands, or so many
 * members: from then on those of other senders go first. In milliseconds. */
#define LIMIT_SLOW_MS 1000
#define LIMIT_SLOW_HELD_MS 5000
#define LIMIT_SLOW_MEMBERS 1000u

/* Workers that are started besides those of the home while files are slow. */
#define LIMIT_SLOW_WORKERS 8u

/* The process that draws charts: ECharts takes 40 MB of it, a chart some 5. In bytes of addresses. */
#define LIMIT_CHART_MEMORY_BYTES (192ull * 1024 * 1024)

/* Processor time of one chart: the first, which reads ECharts, takes half a second, others a
 * twentieth; a slow machine five times as much. Who waits for it has three times that. */
#define LIMIT_CHART_SECONDS 10u
#define LIMIT_CHART_MS (3 * 1000 * LIMIT_CHART_SECONDS)

/* The figures of a chart, and what is drawn of them: the largest of real ones have 15 kB. */
#define LIMIT_CHART_BYTES (1024u * 1024)

/* Messages that a worker judges before another takes its place: what one of them did to it does
 * not last. As many as an archive can have; a new one costs as much as some 500 messages. */
#define LIMIT_WORKER_MESSAGES 10000u

/* One message in so many is judged again by another worker: it costs a five-hundredth of judging, and
 * of a worker that lies in all of its LIMIT_WORKER_MESSAGES there are some 20 lies to find. */
#define LIMIT_AGAIN_MESSAGES 500u

/* What a worker is given at once: a message is judged in less time than a system call and waking a
 * process take, and a socket holds some 200 kB. In files and in bytes. */
#define LIMIT_TASK_FILES 32u
#define LIMIT_TASK_BYTES (96u * 1024)

/* How often a file may break the worker that reads it: once can be the machine's fault. */
#define LIMIT_TRIES 3u

/* Workers that end before they are ready, in a row: then it is the machine. */
#define LIMIT_STILLBORN 10u

/* How much the helpers of the one writer of the database step back for it, as nice(2): nobody can
 * do its work. */
#define LIMIT_NICE 5

/* Workers of one home: more of them wait for the one writer of the database. */
#define LIMIT_WORKERS 64

/* Folders within folders, of an inbox or of what is named to be taken in: each that is being walked
 * is open. Of folders in the inbox so many are known again by what came out of them: 16 bytes each.
 */
#define LIMIT_FOLDER_DEPTH 32u
#define LIMIT_FOLDERS 16384u

/* Folders, the inbox and those in it, of which the system is asked to tell: each costs it about a
 * kilobyte, and a user has 8,192 of them on the smallest of machines. */
#define LIMIT_WATCHED_FOLDERS 1024u

/* Files that are read and judged ahead of the one that is being stored, so that this goes on while
 * rows are derived. In files and in bytes. */
#define LIMIT_AHEAD_FILES 512u
#define LIMIT_AHEAD_BYTES (16u * 1024 * 1024)

/* What is chosen out of a full inbox at a time: the oldest, and the oldest of each family of names;
 * besides those a turn of each owner. A million files wait then in a few megabytes, and are looked
 * through some sixty times. */
#define LIMIT_TURN_FILES 16384u
#define LIMIT_FAMILY_FILES 128u

/* Files of the inbox that are remembered because they cannot be taken now: 40 bytes each. */
#define LIMIT_HELD_FILES 262144u

/* Pauses of a file that is not whole, of one that cannot be read or moved, and of the whole house
 * when the machine fails: what was repaired is noticed within that time. In milliseconds. */
#define LIMIT_YOUNG_MS (30 * 1000)
#define LIMIT_REFUSED_MS (600 * 1000)
#define LIMIT_TROUBLE_MS (60 * 1000)

/* Files that were taken in but could not be moved, whose reports are kept for when they can. */
#define LIMIT_UNMOVED_FILES 1000u

/* HOME/aanmelddatum.csv: a million lines. In bytes. */
#define LIMIT_AANMELD_BYTES (32u * 1024 * 1024)

/* A table of an earlier publication, which the next one reads whole. In bytes. */
#define LIMIT_FEED_BYTES (512u * 1024 * 1024)

/* A list that ijw.conf names: half a million contract tariffs. In bytes. */
#define LIMIT_LIJST_BYTES (32u * 1024 * 1024)

/* Senders that a status names: the Netherlands have some 350 gemeenten, a region some hundreds of
 * aanbieders. What watches over a home must not drown in them. */
#define LIMIT_SENDERS 2000u

#endif
