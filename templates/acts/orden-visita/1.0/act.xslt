<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/act.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo">Orden de visita domiciliaria</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una orden de visita: el Instituto revisará en <xsl:choose><xsl:when test="count(ordenVisita/lugares/lugar) &gt; 1">los lugares que se señalan</xsl:when><xsl:otherwise>el lugar que se señala</xsl:otherwise></xsl:choose> si cumplió sus obligaciones de seguridad social de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="ordenVisita/periodoRevisado"/></xsl:call-template>.</dd>
    <dt>¿Debo pagar algo?</dt>
    <dd>No. La orden no determina ningún adeudo.</dd>
    <dt>¿Qué debo hacer y cuándo?</dt>
    <dd>Permitir el acceso a los visitadores cuando se presenten e identifiquen, y tener a su disposición la contabilidad y los documentos que se enumeran. El Instituto tiene hasta doce meses para terminar la visita, desde que se le notifique su inicio.</dd>
    <dt>¿Cómo sé que son ellos?</dt>
    <dd>Son <xsl:value-of select="count(ordenVisita/visitadores/visitador)"/><xsl:choose><xsl:when test="count(ordenVisita/visitadores/visitador) = 1"> persona</xsl:when><xsl:otherwise> personas</xsl:otherwise></xsl:choose>, nombradas en esta orden; pídales la constancia de identificación cuyo número aparece junto a su nombre y, si duda, llame al teléfono de la subdelegación.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Si impide el acceso o no pone a disposición la contabilidad, los visitadores lo hacen constar en acta y el Instituto puede imponer multas, aplicar las medidas de apremio del artículo 40 del Código Fiscal de la Federación y determinar las cuotas con los elementos que tenga.</dd>
    <dt>¿Cómo puedo inconformarme?</dt>
    <dd>La orden no se impugna por sí misma: puede hacerlo junto con la resolución que, en su caso, determine un adeudo. Durante la visita puede presentar documentos y desvirtuar los hechos que se asienten en las actas, y corregir su situación en cualquier momento.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Orden de visita</h2>
      <p>Orden número <strong><xsl:value-of select="ordenVisita/orden"/></strong>. El Instituto ordena que se practique visita domiciliaria a <strong><xsl:value-of select="destinatario/nombre"/></strong><xsl:if test="destinatario/@registroPatronal">, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template></xsl:if>, con el objeto siguiente:</p>
      <p><xsl:value-of select="ordenVisita/objeto"/></p>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">La visita se efectuará en <xsl:choose><xsl:when test="count(ordenVisita/lugares/lugar) &gt; 1">los lugares siguientes</xsl:when><xsl:otherwise>el lugar siguiente</xsl:otherwise></xsl:choose> (artículo 43, fracción I, del Código Fiscal de la Federación); su aumento se notificará al visitado:</xsl:with-param></xsl:call-template>
      <div class="tabla" role="region" tabindex="0" aria-label="Lugares de la visita">
        <table class="w-3-8">
          <caption>Lugares de la visita</caption>
          <thead><tr><th scope="col">Lugar</th><th scope="col">Domicilio</th></tr></thead>
          <tbody>
            <xsl:for-each select="ordenVisita/lugares/lugar">
              <tr>
                <th scope="row"><xsl:choose><xsl:when test="@clase = 'domicilio-fiscal'">Domicilio fiscal</xsl:when><xsl:when test="@clase = 'centro-trabajo'">Centro de trabajo</xsl:when><xsl:when test="@clase = 'obra'">Obra</xsl:when><xsl:otherwise>Almacén</xsl:otherwise></xsl:choose></th>
                <td><xsl:value-of select="."/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La efectuarán, conjunta o separadamente, las personas siguientes, que podrán ser sustituidas, aumentadas o reducidas en su número; la sustitución o el aumento se notificará al visitado (artículo 43, fracción II):</xsl:with-param></xsl:call-template>
      <div class="tabla" role="region" tabindex="0" aria-label="Visitadores">
        <table class="w-5-4-3">
          <caption>Visitadores</caption>
          <thead><tr><th scope="col">Nombre</th><th scope="col">Constancia de identificación</th><th scope="col">Vigencia</th></tr></thead>
          <tbody>
            <xsl:for-each select="ordenVisita/visitadores/visitador">
              <tr><th scope="row"><xsl:value-of select="@nombre"/></th><td><xsl:value-of select="@constancia"/></td><td><xsl:call-template name="fecha-en-tabla"><xsl:with-param name="dia" select="@desde"/></xsl:call-template> a <xsl:call-template name="fecha-en-tabla"><xsl:with-param name="dia" select="@hasta"/></xsl:call-template></td></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Se revisará el periodo de <strong><xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="ordenVisita/periodoRevisado"/></xsl:call-template></strong>, en las materias siguientes:</xsl:with-param></xsl:call-template>
      <ul>
        <xsl:for-each select="ordenVisita/materias/materia">
          <li>
            <xsl:choose>
              <xsl:when test="@clave = 'afiliacion'">registro patronal e inscripción, modificaciones de salario y bajas de los trabajadores</xsl:when>
              <xsl:when test="@clave = 'cuotas'">determinación y pago de las cuotas obrero patronales</xsl:when>
              <xsl:when test="@clave = 'retencion'">retención y entero de las cuotas a cargo de los trabajadores</xsl:when>
              <xsl:when test="@clave = 'riesgos'">clasificación de la empresa y prima del seguro de riesgos de trabajo</xsl:when>
              <xsl:when test="@clave = 'rcv'">cuotas del seguro de retiro, cesantía en edad avanzada y vejez</xsl:when>
              <xsl:otherwise>obligaciones de quien se dedica, en forma permanente o esporádica, a la construcción</xsl:otherwise>
            </xsl:choose>
            <xsl:choose><xsl:when test="position() = last()">.</xsl:when><xsl:otherwise>;</xsl:otherwise></xsl:choose>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">El visitado, su representante o la persona con quien se entienda la visita están obligados a permitir a los visitadores el acceso a los lugares señalados y a mantener a su disposición la contabilidad y demás papeles que acrediten el cumplimiento de las disposiciones fiscales, de los que podrán sacar copias (artículos 45 del Código Fiscal de la Federación y 15, fracción V, de la Ley del Seguro Social). En particular:</xsl:with-param></xsl:call-template>
      <xsl:call-template name="documentos"><xsl:with-param name="documentos" select="ordenVisita/documentos"/></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="5"/><xsl:with-param name="texto">Al iniciarse, los visitadores deben identificarse y pedir a quien los atienda que designe dos testigos; si no lo hace, los designarán ellos. Todo lo que conozcan lo harán constar en actas, de las que dejarán copia (artículos 44, fracción III, y 46 del Código Fiscal de la Federación). La visita concluirá dentro de los doce meses siguientes a la notificación de su inicio (artículo 46-A).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="6"/><xsl:with-param name="texto"><xsl:choose><xsl:when test="ordenVisita/herramientas/@autorizadas = 'si'">Se autoriza a los visitadores a generar fotografías, audios o videos del desarrollo de las diligencias, que se anexarán a las actas y servirán como prueba (artículo 42 del Código Fiscal de la Federación).</xsl:when><xsl:otherwise>No se autoriza generar fotografías, audios ni videos de las diligencias.</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:if test="ordenVisita/organoDireccion/@requerido = 'si'">
        <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="7"/><xsl:with-param name="texto"><xsl:call-template name="datos-organo-direccion"/></xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:if test="ordenVisita/dictamen/@presentado = 'si'">
        <p>El visitado presentó dictamen de contador público por el periodo. La visita procede porque <xsl:choose><xsl:when test="ordenVisita/dictamen/@excepcion = 'opinion-o-salvedades'">el dictamen contiene abstención de opinión, opinión negativa o salvedades sobre elementos esenciales (artículo 16, fracción I, de la Ley del Seguro Social)</xsl:when><xsl:otherwise>de su revisión interna resultaron diferencias que no se aclararon o pagaron (artículo 16, fracción II, de la Ley del Seguro Social)</xsl:otherwise></xsl:choose>.</p>
      </xsl:if>
    </section>
    <section>
      <h2>Derechos del visitado</h2>
      <ul>
        <li>Ser informado de sus derechos y obligaciones en el curso de la visita (artículo 12 de la Ley Federal de los Derechos del Contribuyente).</li>
        <li>Corregir su situación desde que empiece la visita y hasta antes de que se le notifique la resolución que determine las cuotas omitidas, sin autorización previa (artículos 13 y 14 de la misma ley).</li>
        <li>Designar testigos, recibir copia de las actas y presentar los documentos que desvirtúen los hechos asentados en ellas (artículos 44 y 46 del Código Fiscal de la Federación).</li>
        <li>No soportar la visita sin mandamiento escrito: ordenarla o practicarla sin él es delito (artículo 315 de la Ley del Seguro Social).</li>
      </ul>
    </section>
  </xsl:template>
</xsl:stylesheet>
