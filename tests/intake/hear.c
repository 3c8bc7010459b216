/* Prints what services tell (sd_notify): hear SOCKET. A name with an @ is in the abstract space. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
	size_t length = argc == 2 ? strlen(argv[1]) : 0;
	char text[2048];
	ssize_t got;

	if (fd < 0 || length < 2 || length >= sizeof(address.sun_path))
		return 2;
	memcpy(address.sun_path, argv[1], length);
	if (argv[1][0] == '@')
		address.sun_path[0] = '\0';
	if (bind(fd, (struct sockaddr *)&address,
		 (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length)) != 0)
		return 3;
	puts("LISTENING");
	fflush(stdout);
	while ((got = recv(fd, text, sizeof(text), 0)) >= 0) {
		printf("%.*s\n", (int)got, text);
		fflush(stdout);
	}
	close(fd);
	return 0;
}
